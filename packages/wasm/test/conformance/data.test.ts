import { readFileSync } from "node:fs";
import { field, grad, hessian, stack, type Tensor } from "@gradkit/autodiff";
import { interpret, parse } from "@gradkit/scalar";
import { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { agreement } from "./agreement.js";
import { bothOutputs } from "./both-outputs.js";
import type { Case } from "./case.js";

const data = <T>(path: string): T => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")) as T;

interface Univariate {
  readonly univariate: readonly { readonly id: string; readonly expr: string; readonly points: readonly { readonly x: number }[] }[];
  readonly multivariate: readonly { readonly id: string; readonly expr: string; readonly vars: readonly string[]; readonly points: readonly { readonly at: Readonly<Record<string, number>> }[] }[];
}

interface Taylor {
  readonly entries: readonly { readonly expr: string; readonly variables: readonly string[]; readonly at: readonly number[] }[];
}

const scalar = data<Univariate>("scalar/test/data/scalar.json");
const taylor = data<Taylor>("taylor/test/data/taylor.json");

/** A formula of numbers, with its first and second derivatives. */
const case1 = (expr: string, variables: readonly string[], at: readonly number[]): Case => {
  const parsed = parse(expr);
  const f = (x: Tensor): Tensor => interpret(parsed, field, Object.fromEntries(variables.map((name, k) => [name, x.slice(k)]))) as Tensor;
  return { at: [new NDArray(Float64Array.from(at), [at.length])], f: ([x]) => [f(x!), grad(f as never)(x as never) as unknown as Tensor, stack([hessian(f as never)(x as never) as unknown as Tensor])] };
};

const rows = [
  ...scalar.univariate.flatMap(({ id, expr, points }) => points.map(({ x }) => ({ id, expr, given: case1(expr, ["x"], [x]) }))),
  ...scalar.multivariate.flatMap(({ id, expr, vars, points }) => points.map(({ at }) => ({ id, expr, given: case1(expr, vars, vars.map((name) => at[name]!)) }))),
  ...taylor.entries.map(({ expr, variables, at }, k) => ({ id: `taylor ${k}`, expr, given: case1(expr, variables ?? ["x", "y", "z", "w"].filter((name) => new RegExp(`\\b${name}\\b`).test(expr)), at) })),
];

describe("the formulas of the data files", () => {
  it("are all there", () => expect(rows.length).toBeGreaterThan(200));

  it("have compiled values, gradients and Hessians within rounding of the interpreter's: 4 units of the last place an operation", () => {
    const apart = rows.map(({ id, expr, given }) => ({ id, expr, ...agreement(bothOutputs(given), given.at) }));
    expect(apart.filter(({ off }) => !(off <= 1))).toEqual([]);
  });
});
