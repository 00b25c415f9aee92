import golden from "./data/numpy-shapes.json" with { type: "json" };
import type { Shape } from "../src/index.js";
import { thrown } from "./thrown.js";

type Rows<Arguments extends unknown[]> = [...Arguments, shape: Shape | null][];

/** What NumPy makes of arguments, row by row; null where it refuses. `data/numpy-shapes.py` wrote it. */
export const numpy = golden as unknown as {
  broadcast: Rows<[Shape[]]>; matmul: Rows<[Shape, Shape]>; reduce: Rows<[Shape, number[], boolean]>; transpose: Rows<[Shape, number[]]>; reshape: Rows<[Shape, Shape]>;
  concat: Rows<[Shape[], number]>; einsum: Rows<[string, Shape[]]>; slices: Rows<[Shape, (number | null | (number | null)[])[], number[]]>;
};

/** The shape that a call gives; null where it throws an error of the package. */
export const shapeOrNull = (call: () => Shape): Shape | null => (thrown(call) ? null : call());
