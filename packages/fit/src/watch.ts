import type { FitProgress } from "./options.js";
import type { Request } from "./request/request.js";
import type { Watch } from "./solve/solve.js";

/** How a fit is controlled from outside. */
export interface Controls {
  readonly cancelled: () => boolean;
  readonly report: (progress: FitProgress) => void;
}

/** Milliseconds of work between two looks at the outside, and between two reports. */
const slice = 12;
const interval = 50;

/** What watches over a fit: its clock, the best so far, and whether it shall stop. */
export interface FitWatch extends Watch {
  readonly tell: (stage: FitProgress["stage"], start?: number, starts?: number) => void;
  readonly evaluations: () => number;
  readonly seconds: () => number;
}

export const watchOf = ({ stop, fixed }: Request, names: readonly string[], { cancelled, report }: Controls): FitWatch => {
  const begun = performance.now();
  let until = begun + slice;
  let told = begun;
  let evaluations = 0;
  let best: { readonly x: Float64Array; readonly value: number } | undefined;
  let [stage, start, starts]: [FitProgress["stage"], number, number] = ["fit", 0, 1];
  const seconds = (): number => (performance.now() - begun) / 1000;
  const say = (): void => {
    told = performance.now();
    const parameters = best && { ...fixed, ...Object.fromEntries(names.map((name, j) => [name, best!.x[j]!])) };
    report({ stage, start, starts, evaluations, sse: best?.value ?? null, parameters: parameters ?? null, seconds: seconds() });
  };
  return {
    ended: () => {
      evaluations++;
      return cancelled() ? "cancelled" : stop.seconds !== undefined && seconds() >= stop.seconds ? "seconds" : undefined;
    },
    pause: () => {
      const now = performance.now();
      if (now < until) return undefined;
      if (now - told >= interval) say();
      return new Promise((resolve) => setTimeout(() => {
        until = performance.now() + slice;
        resolve();
      }));
    },
    better: (x, value) => {
      if (x.length === names.length && (!best || value < best.value)) best = { x, value };
    },
    tell: (next, number = start, count = starts) => {
      [stage, start, starts] = [next, number, count];
      if (performance.now() - told >= interval) say();
    },
    evaluations: () => evaluations,
    seconds,
  };
};
