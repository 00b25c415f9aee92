import { ravel, tensor, toArray } from "@gradkit/autodiff";
import type { ProblemSpec } from "./lane-task.js";
import { learningOf } from "./learning.js";

/** The half width of the plane that pictures show. */
export const reach = 2.4;

/** What a model with some parameters, one vector, says of size × size points of the plane, row after row from below. */
export const pictureOf = (problem: ProblemSpec, x: Float64Array, size: number): Float64Array => {
  if (problem.kind !== "learning") return new Float64Array();
  const { says, start } = learningOf(problem.name, problem.seed);
  if (!says) return new Float64Array();
  const at = (k: number): number => (2 * k * reach) / (size - 1) - reach;
  const points = Array.from({ length: size * size }, (_, k) => [at(k % size), at(Math.floor(k / size))]);
  const [, unravel] = ravel(start as never) as unknown as [unknown, (flat: unknown) => Parameters<typeof says>[0]];
  return Float64Array.from((toArray(says(unravel(tensor([...x])), tensor(points as never))) as number[]).flat());
};
