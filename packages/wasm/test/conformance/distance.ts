import type { NDArray } from "@gradkit/shapes";
import type { Compile } from "../../src/index.js";
import { bothOutputs } from "./both-outputs.js";
import type { Case } from "./case.js";

/** How far the compiled outputs are from the interpreter's, in units of the last place of the largest number of an output. */
export const distance = (given: Case, compile?: Compile<false>): number => {
  const { compiled, interpreted } = bothOutputs(given, compile);
  return Math.max(0, ...interpreted.map((output, k) => ulps(compiled[k]!, output)));
};

const ulps = (got: NDArray, expected: NDArray): number => {
  const [a, b] = [[...got], [...expected]];
  if (got.shape.join() !== expected.shape.join() || got.dtype !== expected.dtype) return Infinity;
  const epsilon = expected.dtype === "float32" ? 2 ** -23 : 2 ** -52;
  const scale = Math.max(1e-300, ...b.map(Math.abs).filter(Number.isFinite));
  return a.reduce((most, y, i) => {
    const off = Object.is(y, b[i]) || y === b[i] ? 0 : Math.abs(y - b[i]!) / (scale * epsilon);
    return Number.isNaN(off) ? Infinity : Math.max(most, off);
  }, 0);
};
