import { NDArray } from "@gradkit/shapes";
import { bind } from "../primitives/control/bind.js";
import { dense, sizeOf } from "../kernels/dense.js";
import { concrete, numbersOf } from "../tensor.js";
import { prune, startsOf } from "./prune.js";
import type { Constant, Equation, Program } from "./program.js";

/** Operations that a compiler does better to keep virtual than to store. */
const virtual: ReadonlySet<string> = new Set(["broadcastTo", "iota"]);

/**
 * The program with equations of constants alone computed, up to `limit` numbers each.
 *
 * @example
 * foldConstants(trace((x) => mul(x, exp(ones([2]))), [1, 2])).equations.map(({ primitive }) => primitive) // => ["mul"]
 */
export const foldConstants = <P extends Program>(program: P, limit = 4096): P => {
  const starts = startsOf(program);
  const known = new Map<number, Constant>(program.constants.map((constant, k) => [program.inputs.length + k, constant]));
  const kept: { readonly equation: Equation; readonly start: number }[] = [];
  const folded: { readonly number: number; readonly constant: Constant }[] = [];
  for (const [k, equation] of program.equations.entries()) {
    const inputs = equation.inputs.map((input) => known.get(input));
    const isSmall = equation.outputs.every(({ shape }) => shape.every((size) => size >= 0) && sizeOf(shape) <= limit);
    const staysVirtual = virtual.has(equation.primitive) && !feedsConstant(program, starts[k]!, known);
    if (inputs.includes(undefined) || !isSmall || staysVirtual) {
      kept.push({ equation, start: starts[k]! });
      continue;
    }
    const outputs = bind(equation.primitive, inputs.map((constant) => concrete(new NDArray(constant!.data, constant!.shape))), equation.params as never);
    for (const [i, output] of outputs.entries()) {
      const constant = { shape: output.shape, dtype: output.dtype, data: dense(numbersOf(output)).slice() };
      known.set(starts[k]! + i, constant);
      folded.push({ number: starts[k]! + i, constant });
    }
  }
  const order = [...program.inputs.keys(), ...program.constants.map((_, k) => program.inputs.length + k), ...folded.map(({ number }) => number), ...kept.flatMap(({ equation, start }) => equation.outputs.map((_, i) => start + i))];
  const numbers = new Map(order.map((number, k) => [number, k]));
  const renumber = (number: number): number => numbers.get(number)!;
  const pruned = prune({
    ...program,
    constants: [...program.constants, ...folded.map(({ constant }) => constant)],
    equations: kept.map(({ equation }) => ({ ...equation, inputs: equation.inputs.map(renumber) })),
    outputs: program.outputs.map(renumber),
  });
  return { ...program, ...pruned };
};

/** Whether every equation that uses a value has constants for its other inputs: then the value need not be kept virtual. */
const feedsConstant = ({ equations, outputs }: Program, number: number, known: ReadonlyMap<number, Constant>): boolean => {
  const users = equations.filter(({ inputs }) => inputs.includes(number));
  return users.length > 0 && !outputs.includes(number) && users.every(({ inputs }) => inputs.every((input) => input === number || known.has(input)));
};
