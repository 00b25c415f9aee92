import { compile, functionNames, numbers, parse } from "@gradkit/scalar";
import { array, assert, double, integer, property, tuple } from "fast-check";
import { describe, expect, it } from "vitest";
import { formulaModel } from "../../src/rows/formula-model.js";
import { nodes } from "../../src/rows/node.js";
import { planOf } from "../../src/rows/plan.js";
import { intoTriangle } from "../../src/rows/triangle.js";

/** Values and derivatives at all rows. */
const swept = (formula: string, at: readonly number[], x: Float64Array): { readonly values: number[]; readonly slopes: number[][] } => {
  const model = formulaModel(parse(formula), ["x"]);
  const [values, slopes]: [number[], number[][]] = [[], model.parameters.map(() => [])];
  model.bind({ x }, x.length, model.parameters).sweep(at, true, (block) => {
    values.push(...block.values.subarray(0, block.count));
    block.slopes.forEach((slope, j) => slopes[j]!.push(...slope.subarray(0, block.count)));
  });
  return { values, slopes };
};

const formulas = [
  "a*exp(-b*x) + c", "a*x^b", "a/(1 + exp(b - c*x))", "(a + b*x)/(1 + c*x^2)", "a*sin(b*x + c)", "a + b*x + c*x^3", "a*sqrt(abs(x + b)) - c", "max(a, b*x) + c*erf(x)", "a*tanh(b*x)^2 + atan(c*x)", "7", "a", "x", "-(a*x)*-(b*x) - -c",
];

describe("the model of a formula over rows", () => {
  // More rows than a block has.
  const x = Float64Array.from({ length: 1100 }, (_, i) => 0.2 + i / 300);

  it.each(formulas)("%s has its values", (formula) => {
    const model = formulaModel(parse(formula), ["x"]);
    const at = model.parameters.map((_, j) => 0.7 + 0.3 * j);
    const f = compile(parse(formula), [...model.parameters, "x"]);
    const { values } = swept(formula, at, x);
    expect(Math.max(...values.map((value, i) => Math.abs(value - f(...at, x[i]!))))).toBeLessThan(1e-13);
  });

  it.each(formulas)("%s has the derivatives that differences have", (formula) => {
    const model = formulaModel(parse(formula), ["x"]);
    const at = model.parameters.map((_, j) => 0.7 + 0.3 * j);
    const f = compile(parse(formula), [...model.parameters, "x"]);
    const h = 1e-5;
    const { slopes } = swept(formula, at, x);
    const worst = slopes.map((slope, j) => Math.max(...slope.map((value, i) => {
      const moved = (step: number): number => f(...at.map((a, k) => a + (k === j ? step : 0)), x[i]!);
      return Math.abs(value - (moved(h) - moved(-h)) / (2 * h));
    })));
    expect(Math.max(0, ...worst)).toBeLessThan(1e-7);
  });

  it.each(["a*exp(-b*x) + c", "-(a*x)*-(b*x)", "x*-(a*b)/-x", "-x*-a", "-(a/b)*exp(-x)", "-exp(x)*a", "-(a + x)*-(b - x)"])("%s has the bits of each row by itself, wherever signs are taken", (formula) => {
    const model = formulaModel(parse(formula), ["x"]);
    const at = model.parameters.map((_, j) => 0.7 - 1.3 * j);
    const f = compile(parse(formula), [...model.parameters, "x"]);
    expect(swept(formula, at, x).values).toEqual(Array.from(x, (t) => f(...at, t)));
  });

  it("takes a sign once for a point, and not for each row", () => {
    const field = nodes();
    const [a, x_] = [field.parameter("a"), field.column("x")];
    const { point, all } = planOf([field.neg(field.mul(a, field.neg(field.exp(field.neg(field.mul(a, x_))))))]);
    expect({ point: point.length, rows: all.length }).toEqual({ point: 1, rows: 3 });
  });

  it("has every function of the table", () => {
    const unary = functionNames.filter((name) => numbers[name].length === 1);
    expect(unary.length).toBeGreaterThan(30);
    for (const name of unary) {
      const { values } = swept(`${name}(a*x)`, [1], Float64Array.of(0.3, 0.6));
      expect(values).toEqual([0.3, 0.6].map(numbers[name] as (x: number) => number));
    }
  });

  it("is 0 by the exponent where the base is 0", () => expect(swept("x^b", [1.5], Float64Array.of(0, 1)).slopes).toEqual([[0, 0]]));
});

describe("the triangle of blocks of rows", () => {
  it("is that of the others beside a column of zeros", () => {
    const [one, other] = [Float64Array.of(3, 4, 12), Float64Array.of(1, 0, 2)];
    const [with0, without] = [new Float64Array(9), new Float64Array(4)];
    intoTriangle(with0, 3, [new Float64Array(3), one.slice(), other.slice()], 3);
    intoTriangle(without, 2, [one.slice(), other.slice()], 3);
    expect(Array.from(with0)).toEqual([0, 0, 0, 0, without[0], without[1], 0, 0, without[3]]);
    expect(without[0]! ** 2).toBeCloseTo(169, 12);
  });

  it("has the products of the columns of all", () => {
    assert(property(array(tuple(double({ min: -10, max: 10, noNaN: true }), double({ min: -10, max: 10, noNaN: true }), double({ min: -10, max: 10, noNaN: true })), { minLength: 1, maxLength: 40 }), integer({ min: 1, max: 7 }), (rows, block) => {
      const r = new Float64Array(9);
      for (let from = 0; from < rows.length; from += block) {
        const part = rows.slice(from, from + block);
        intoTriangle(r, 3, [0, 1, 2].map((j) => Float64Array.from(part, (row) => row[j]!)), part.length);
      }
      const product = (i: number, j: number): number => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0);
      const of = (i: number, j: number): number => [0, 1, 2].reduce((sum, k) => sum + r[k * 3 + i]! * r[k * 3 + j]!, 0);
      for (const i of [0, 1, 2]) for (const j of [0, 1, 2]) expect(Math.abs(of(i, j) - product(i, j))).toBeLessThanOrEqual(1e-13 * (product(i, i) + product(j, j)) + 1e-150);
      expect([r[3], r[6], r[7]]).toEqual([0, 0, 0]);
    }), { seed: 7 });
  });
});
