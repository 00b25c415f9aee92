import type { FitProgress } from "./options.js";
import { pauses } from "./pauses.js";
import type { Values } from "./pieces/piece.js";
import type { Request } from "./request/request.js";

/** How a fit is controlled from outside. */
export interface Controls {
  readonly cancelled: () => boolean;
  readonly report: (progress: FitProgress) => void;
}

/** Milliseconds between two reports. */
const interval = 50;

/** What watches over a fit: its clock, the best so far, and whether it shall stop. */
export interface FitWatch {
  /** Why to stop, if at all. */
  readonly over: () => "cancelled" | "seconds" | undefined;
  /** The same, counted as an evaluation. */
  readonly ended: () => "cancelled" | "seconds" | undefined;
  /** Lets others run where it is time to; undefined where it is not. */
  readonly pause: () => Promise<void> | undefined;
  readonly better: (x: Float64Array, value: number) => void;
  readonly tell: (stage: FitProgress["stage"], start?: number, starts?: number) => void;
  readonly count: (evaluations: number) => void;
  readonly evaluations: () => number;
  readonly seconds: () => number;
  /** The best so far. */
  readonly best: () => Values | undefined;
}

/** @param before  seconds that the fit has had before it went on here */
export const watchOf = ({ stop, fixed }: Pick<Request, "stop" | "fixed">, names: readonly string[], { cancelled, report }: Controls, before = 0): FitWatch => {
  const begun = performance.now();
  const passed = (): number => (performance.now() - begun) / 1000;
  let told = begun;
  let evaluations = 0;
  let lowest: { readonly x: Float64Array; readonly value: number } | undefined;
  let [stage, start, starts]: [FitProgress["stage"], number, number] = ["fit", 0, 1];
  const best = (): Values | undefined => lowest && { ...fixed, ...Object.fromEntries(names.map((name, j) => [name, lowest!.x[j]!])) };
  const say = (): void => {
    if (performance.now() - told < interval) return;
    told = performance.now();
    report({ stage, start, starts, evaluations, sse: lowest?.value ?? null, parameters: best() ?? null, seconds: before + passed() });
  };
  const over: FitWatch["over"] = () => (cancelled() ? "cancelled" : stop.seconds !== undefined && passed() >= stop.seconds ? "seconds" : undefined);
  return {
    over,
    ended: () => {
      evaluations++;
      return over();
    },
    pause: pauses(say),
    better: (x, value) => {
      if (x.length === names.length && (!lowest || value < lowest.value)) lowest = { x, value };
    },
    tell: (next, number = start, count = starts) => {
      [stage, start, starts] = [next, number, count];
      say();
    },
    count: (more) => {
      evaluations += more;
      say();
    },
    evaluations: () => evaluations,
    seconds: () => before + passed(),
    best,
  };
};
