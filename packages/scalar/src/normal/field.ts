import { constant, pi } from "../expr.js";
import type { Field } from "../field.js";
import { functionNames } from "../functions.js";
import { call } from "./call.js";
import { atomNode, eNode, numberNode, type Arena, type Normal } from "./node.js";

/** Symbolic expressions in normal form as a field: interpreting an expression over it simplifies it. */
export const normalForms = (arena: Arena): Field<Normal> =>
  ({
    constant: (value: number) => numberNode(arena, constant(value)),
    pi: atomNode(arena, pi),
    e: eNode,
    ...Object.fromEntries(functionNames.map((name) => [name, (...args: Normal[]) => call(arena, name, args)])),
  }) as Field<Normal>;
