import { arities, functionNames, numbers } from "@gradkit/scalar";
import { mapped } from "../dense/dense.js";
import { pointwisePower } from "../tensor/power.js";
import { unary, type FunctionRow, type FunctionRows } from "./row.js";

/** The functions of one number in scalar's table, without those that the grammar writes as operators. */
export const elementwiseNames: readonly string[] = functionNames.filter((name) => arities[name] === 1 && name !== "neg" && name !== "square");

/** What is a power of its argument: no rule of differentiation but that of powers. */
const powers: Readonly<Record<string, number>> = { sqrt: 0.5 };

const rowOf = (name: string): FunctionRow => {
  const value = numbers[name as "sin"];
  const exp = powers[name];
  const row: FunctionRow = { arity: unary, shape: ([a]) => a!, value: ([a]) => mapped(value, a!) };
  return exp === undefined ? row : { ...row, lower: (lower, { args: [a] }, at) => pointwisePower(lower, a!, at, exp) };
};

export const elementwise: FunctionRows = Object.fromEntries(elementwiseNames.map((name) => [name, rowOf(name)]));
