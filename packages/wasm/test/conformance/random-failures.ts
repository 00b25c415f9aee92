import { agreement } from "./agreement.js";
import { bothOutputs } from "./both-outputs.js";
import { randomCase } from "./random-program.js";

interface Found {
  readonly seed: number;
  readonly off: number;
}

/**
 * The random programs of some seeds, each as it is and its gradient, whose compiled outputs have a number that is further from the interpreter's than rounding alone may take it; and those
 * that could not show it, as rounding may change the sixth digit of an output already.
 */
export const randomFailures = (seeds: readonly number[]): { readonly wrong: readonly Found[]; readonly blurred: readonly number[] } => {
  const found = seeds.flatMap((seed) => [false, true].map((differentiated) => {
    const given = randomCase(seed, 8 + (seed % 30), differentiated);
    return { seed, ...agreement(bothOutputs(given), given.at) };
  }));
  return {
    wrong: found.filter(({ off }) => !(off <= 1)).map(({ seed, off }) => ({ seed, off })),
    blurred: found.filter(({ blur }) => blur > 1e-6).map(({ seed }) => seed),
  };
};
