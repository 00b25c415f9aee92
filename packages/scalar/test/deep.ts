import { call, constant, variable, type Expr } from "../src/expr.js";

export const x = variable("x");

export const nested = (name: "sin" | "neg", count: number): Expr => Array.from({ length: count }).reduce<Expr>((inner) => call(name, inner), x);
export const sum = (count: number): Expr => Array.from({ length: count }, (_, k) => call("mul", constant(k), call("pow", x, constant(k % 7)))).reduce<Expr>((total, term) => call("add", total, term), x);
export const product = (count: number): Expr => Array.from({ length: count }, (_, k) => call("add", x, constant(k))).reduce<Expr>((total, factor) => call("mul", total, factor), x);
