import { error } from "../errors.js";
import { tensorsOf, treeOf, type Flat } from "../tree.js";
import { linearized, type LinearMap } from "./linear-map.js";
import type { AnyFunction } from "./types.js";
import { valueOf, type Value } from "./value.js";

/** A function of a tree at a point: its value, a tree too, and its derivative. */
export interface TreeMap extends LinearMap {
  readonly result: Value;
}

/** Evaluates f once at a tree and records its derivative there. */
export const linearizedTree = (call: string, f: (x: unknown) => unknown, { leaves, structure, paths }: Flat, hasAux = false): TreeMap => {
  let result: Value | undefined;
  const { values, pull, recorded } = linearized(call, (inputs, trace) => (result = valueOf(call, f(treeOf(structure, inputs)), hasAux, structure, trace)).leaves, leaves, paths);
  return { values, pull, recorded, result: result! };
};

/** The argument to differentiate by. */
export const argumentAt = (call: string, args: readonly unknown[], argnum: number): unknown => {
  if (args.length > 0 && !args.some((_, k) => k === argnum))
    throw error("autodiff/primitive", { call, rule: `argnum counts the arguments, from 0 to ${args.length - 1}`, got: String(argnum) });
  return args[argnum];
};

/** f as a function of one of its arguments; the others are constants. */
export const byArgument = (call: string, f: AnyFunction, args: readonly unknown[], argnum: number): ((x: unknown) => unknown) =>
  args.length === 1 ? f : (x) => f(...args.map((arg, k) => (k === argnum ? x : tensorsOf(call, arg))));
