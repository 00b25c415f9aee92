import { readFileSync } from "node:fs";
import { field, grad, hessian, stack, type Tensor } from "@gradkit/autodiff";
import { interpret, parse } from "@gradkit/scalar";
import { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { agreement } from "./agreement.js";
import { bothOutputs } from "./both-outputs.js";
import type { Case } from "./case.js";

const data = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8"));

interface Scalar {
  readonly univariate: readonly { readonly id: string; readonly expr: string; readonly points: readonly { readonly x: number }[] }[];
  readonly multivariate: readonly { readonly id: string; readonly expr: string; readonly vars: readonly string[]; readonly points: readonly { readonly at: Readonly<Record<string, number>> }[] }[];
}

interface Taylor {
  readonly entries: readonly { readonly expr: string; readonly variables: readonly string[]; readonly at: readonly number[] }[];
}

const scalar = data("scalar/test/data/scalar.json") as Scalar;
const taylor = data("taylor/test/data/taylor.json") as Taylor;
const awkward = data("autodiff/test/data/awkward.json") as readonly { readonly id: string; readonly expr: string; readonly at: Readonly<Record<string, number>> }[];

/** A formula of numbers, with its first derivatives and, of order 2, its second. */
const caseOf = (expr: string, variables: readonly string[], at: readonly number[], order = 2): Case => {
  const parsed = parse(expr);
  const f = (x: Tensor): Tensor => interpret(parsed, field, Object.fromEntries(variables.map((name, k) => [name, x.slice(k)]))) as Tensor;
  return { at: [new NDArray(Float64Array.from(at), [at.length])], f: ([x]) => [f(x!), grad(f as never)(x as never) as unknown as Tensor, ...(order > 1 ? [stack([hessian(f as never)(x as never) as unknown as Tensor])] : [])] };
};

const rows = [
  ...scalar.univariate.map(({ id, expr, points: [point] }) => ({ id, expr, given: caseOf(expr, ["x"], [point!.x]) })),
  ...scalar.multivariate.map(({ id, expr, vars, points: [point] }) => ({ id, expr, given: caseOf(expr, vars, vars.map((name) => point!.at[name]!)) })),
  ...taylor.entries.map(({ expr, variables, at }, k) => ({ id: `taylor ${k}`, expr, given: caseOf(expr, variables, at) })),
];

/** The value and the gradient at a point where formulas cancel, overflow or have no derivative. */
const awkwardRows = awkward.map(({ id, expr, at }) => ({ id, expr, given: caseOf(expr, Object.keys(at), Object.values(at), 1) }));

describe("the formulas of the data files", () => {
  it("are all there", () => expect(rows).toHaveLength(53 + 15 + 20));

  it("have compiled values, gradients and Hessians within rounding of the interpreter's: 4 units of the last place an operation", () => {
    const apart = rows.map(({ id, expr, given }) => ({ id, expr, ...agreement(bothOutputs(given), given.at) }));
    expect(apart.filter(({ off }) => !(off <= 1))).toEqual([]);
  });

  it("at awkward points too, where values overflow and derivatives are none", () => {
    expect(awkwardRows).toHaveLength(64);
    const apart = awkwardRows.map(({ id, expr, given }) => ({ id, expr, ...agreement(bothOutputs(given), given.at) }));
    expect(apart.filter(({ off }) => !(off <= 1))).toEqual([]);
  });
});
