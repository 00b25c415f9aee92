import { ravel, tensor, toNDArray } from "@gradkit/autodiff";
import type { ProblemSpec } from "./lane-task.js";
import { learningOf } from "./learning.js";
import { reach } from "./reach.js";

/** What a model with some parameters, one vector, says of size × size points of the plane, row after row from below. */
export const pictureOf = (problem: ProblemSpec, x: Float64Array, size: number): Float64Array => {
  if (problem.kind !== "learning") return new Float64Array();
  const { says, start } = learningOf(problem.name, problem.seed);
  if (!says) return new Float64Array();
  const at = (k: number): number => (2 * k * reach) / (size - 1) - reach;
  const points = Array.from({ length: size * size }, (_, k) => [at(k % size), at(Math.floor(k / size))]);
  const { unravel } = ravel(start);
  return Float64Array.from(toNDArray(says(unravel(tensor([...x])) as Parameters<typeof says>[0], points)));
};
