import type { Compile } from "../../src/index.js";
import { agreement } from "./agreement.js";
import { bothOutputs } from "./both-outputs.js";
import { randomCase } from "./random-program.js";

interface Found {
  readonly seed: number;
  readonly off: number;
}

/**
 * The random programs of some seeds, each as it is and its gradient, whose compiled outputs have a number that is further from the interpreter's than rounding alone may take it; those that
 * the interpreter runs itself; and those that could not show a fault, as rounding may change the sixth digit of an output already.
 */
export const randomFailures = (seeds: readonly number[], compile?: Compile<false>): { readonly wrong: readonly Found[]; readonly refused: readonly number[]; readonly blurred: readonly number[] } => {
  const found = seeds.flatMap((seed) => [false, true].map((differentiated) => {
    const given = randomCase(seed, 8 + (seed % 30), differentiated);
    const outputs = bothOutputs(given, compile);
    return { seed, notices: outputs.notices, ...agreement(outputs, given.at) };
  }));
  return {
    wrong: found.filter(({ off }) => !(off <= 1)).map(({ seed, off }) => ({ seed, off })),
    refused: found.filter(({ notices }) => notices.length > 0).map(({ seed }) => seed),
    blurred: found.filter(({ blur }) => blur > 1e-6).map(({ seed }) => seed),
  };
};
