import { describe, expect, it } from "vitest";
import type { Buffer } from "../../src/ir/buffer.js";
import { constant, load, type Expr } from "../../src/ir/expr.js";
import { along } from "../../src/ir/index-map.js";
import { rewriteStatements } from "../../src/ir/rewrite.js";
import { loop, store } from "../../src/ir/statement.js";
import { eachExpr } from "../../src/ir/visit.js";
import { functions } from "../../src/kernels/functions.js";
import { runStatements } from "../emit/run-statements.js";
import { bounds, type Name } from "./bounds.js";
import reference from "./reference.json" with { type: "json" };
import { ulps } from "./ulps.js";

/** Numbers of many bits are coefficients; those of few are halves and powers of 2, the largest and least are limits. */
const isCoefficient = (x: number): boolean => x !== Math.fround(x) && !Number.isInteger(Math.log2(Math.abs(x))) && Math.abs(Math.log(Math.abs(x))) < 200;

const codeOf = (name: Name, args: readonly Expr[]): Expr => {
  const [primitive, order] = name.split(" ") as [keyof typeof functions, string?];
  return order === undefined ? functions[primitive].code!(...args) : functions[primitive].value(constant(Number(order)), ...args);
};

/** √(x² + y²) has none. */
const { hypot: _, ...withCoefficients } = reference;

describe.each(Object.entries(withCoefficients) as [Name, number[][]][])("%s", (name, rows) => {
  const arity = rows[0]!.length - 2;
  const buffer = (id: number, role: Buffer["role"]): Buffer => ({ id, role, dtype: "float64", size: rows.length });
  const [inputs, out] = [Array.from({ length: arity }, (_, k) => buffer(k, "input")), buffer(arity, "output")];
  const columns = inputs.map((_, k) => Float64Array.from(rows, (row) => row[k]!));
  const code = codeOf(name, inputs.map((x) => load(x, along(0), "f64")));
  const body = [{ ...loop(0, rows.length, [store(out, along(0), code)]), vectors: 2 }];
  const worst = (statements: Parameters<typeof runStatements>[0]): number => {
    const [ys] = runStatements(statements, [...inputs, out], columns);
    return rows.reduce((most, row, k) => {
      const off = ulps(ys![k]!, row.slice(-2));
      return off > most || Number.isNaN(off) ? off : most;
    }, 0);
  };

  it("holds with its own coefficients, and with none of them of the other sign and eight times as large", () => {
    const coefficients = new Set<number>();
    eachExpr(body, (e) => {
      if (e.op === "const" && e.kind === "f64" && isCoefficient(Number(e.value))) coefficients.add(Number(e.value));
    });
    expect(worst(body)).toBeLessThanOrEqual(bounds[name]);
    expect(coefficients.size).toBeGreaterThan(2);
    const unnoticed = [...coefficients].filter((wrong) => worst(rewriteStatements(body, new Map(), (e) => (e.op === "const" && e.value === wrong ? constant(-8 * wrong) : e))) <= bounds[name]);
    expect(unnoticed).toEqual([]);
  });
});
