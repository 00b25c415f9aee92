import type { Equation, Program } from "../../src/index.js";
import { avalsOf } from "../../src/program/program.js";
import { parsedEinsum } from "../../src/shape-algebra.js";

const size = (shape: readonly number[]): number => shape.reduce((n, m) => n * m, 1);
const free = new Set(["broadcastTo", "reshape", "transpose", "slice", "pad", "reverse", "concat", "gather", "iota", "stopGradient", "cast"]);

/** Floating-point operations of one equation: one an element, a product's multiplications and additions, none for moves. */
const flopsOf = ({ primitive, params, outputs }: Equation, inputs: readonly (readonly number[])[]): number => {
  if (free.has(primitive)) return 0;
  if (primitive === "einsum") {
    const { sizes } = parsedEinsum(params.spec as string, inputs);
    return (inputs.length > 1 ? 2 : 1) * size(Object.values(sizes));
  }
  return Math.max(...[...inputs, ...outputs.map(({ shape }) => shape)].map(size));
};

/** Floating-point operations of a program without control flow. */
export const flops = (program: Program): number => {
  const avals = avalsOf(program);
  return program.equations.reduce((sum, equation) => sum + flopsOf(equation, equation.inputs.map((input) => avals[input]!.shape)), 0);
};

/** How often each primitive stands in a program. */
export const counts = ({ equations }: Program): Record<string, number> =>
  equations.reduce<Record<string, number>>((found, { primitive }) => ({ ...found, [primitive]: (found[primitive] ?? 0) + 1 }), {});
