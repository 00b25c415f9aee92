import { parse } from "@gradkit/scalar";
import { evaluatorFor, momentum } from "@gradkit/optimizer";

/** A function of x and y with its minimum at 0, and the rates and momenta to run it at. */
export interface PhaseAsk {
  readonly source: string;
  readonly rates: readonly [number, number];
  readonly momenta: readonly [number, number];
  /** How many of each. */
  readonly size: number;
  readonly steps: number;
}

const between = ([lo, hi]: readonly [number, number], k: number, size: number): number => lo + ((hi - lo) * k) / (size - 1);

/** Answers with the factor by which a step changes the distance to 0, on average over a run, for each momentum and rate; 1.5 at most. */
addEventListener("message", ({ data: { source, rates, momenta, size, steps } }: MessageEvent<PhaseAsk>) => {
  const { answer } = evaluatorFor(parse(source), { x: 1, y: 1 });
  const factors = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let i = 0; i < size; i++) {
      const { init, step } = momentum({ rate: between(rates, i, size), momentum: between(momenta, j, size) });
      let state = init(Float64Array.of(1, 1));
      for (let k = 0; k < steps; k++) state = step(state, answer(state.ask), state);
      const { x } = state.ask;
      const factor = (Math.hypot(x[0]!, x[1]!) / Math.SQRT2) ** (1 / steps);
      factors[j * size + i] = Number.isFinite(factor) ? Math.min(1.5, factor) : 1.5;
    }
  }
  postMessage(factors);
});
