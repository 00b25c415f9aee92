import { arities, functionNames, numbers } from "@gradkit/scalar";
import { zipped } from "../dense/dense.js";
import { pointwisePower } from "../tensor/power.js";
import { entrywise } from "./arithmetic.js";
import type { FunctionRow, FunctionRows } from "./row.js";

/** The functions of one and two numbers in scalar's table, without those that the grammar writes as operators. */
export const elementwiseNames: readonly string[] = functionNames.filter((name) => arities[name] <= 2 && !/^(neg|square|add|sub|mul|div|pow|restrict)$/.test(name));

const rowOf = (name: string): FunctionRow => {
  const value = numbers[name as "atan2"];
  const arity = arities[name as "atan2"];
  return {
    arity: [arity, arity],
    shape: ([a, b], shapes) => (b ? entrywise([a!, b], shapes) : a!),
    value: ([a, b]) => zipped(value, a!, b ?? a!),
    // A power of its argument: no rule of differentiation but that of powers.
    ...(name === "sqrt" && { lower: (lower, { args: [a] }, at) => pointwisePower(lower, a!, at, 0.5) }),
  };
};

export const elementwise: FunctionRows = Object.fromEntries(elementwiseNames.map((name) => [name, rowOf(name)]));
