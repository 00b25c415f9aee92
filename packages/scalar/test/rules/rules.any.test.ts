import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivatives } from "../../src/derivatives.js";
import { duals, type Dual } from "../../src/dual.js";
import { facts } from "../../src/facts.js";
import type { Field } from "../../src/field.js";
import { arities, functionNames, type FunctionName } from "../../src/functions.js";
import { numbers } from "../../src/numbers.js";
import type { Rule } from "../../src/rule.js";
import { notations } from "../../src/notations.js";
import { rules } from "../../src/rules.js";
import { values as arithmeticValues } from "../../src/rules/arithmetic.js";
import { derivatives as piecewise } from "../../src/rules/piecewise.js";
import { values } from "../../src/values.js";
import { faults } from "./check-row.js";
import { holds, rows, within } from "./every-row.js";

const sampled = { seed: 5, numRuns: 5 };
const arithmetic: ReadonlySet<string> = new Set(Object.keys(arithmeticValues));
const is = (fact: keyof Rule) => rows.filter(([, row]) => row[fact] !== undefined);

describe("the table", () => {
  it("has these functions", () => {
    expect(Object.keys(rules).join(" ")).toBe(
      "neg add sub mul div pow square exp expm1 log log1p log2 log10 logb sqrt cbrt sin cos tan asin acos atan atan2 hypot sinc " +
        "sinh cosh tanh asinh acosh atanh erf erfc gamma lgamma digamma polygamma sigmoid softplus relu abs sign min max floor ceil round heaviside step where restrict",
    );
    for (const table of [values, derivatives, facts]) expect(Object.keys(table).toSorted()).toEqual(functionNames.toSorted());
    expect(functionNames).toEqual(expect.arrayContaining(Object.keys(notations)));
  });

  it.each(rows)("%s has a range for each argument, a derivative for each or one for all, and a source", (name, { smoothOn, d, tangent, source, value }) => {
    expect(smoothOn).toHaveLength(arities[name]);
    expect(tangent ? arities[name] : d!.length).toBe(arities[name]);
    expect(value.length).toBe(arities[name]);
    expect(source).not.toBe("");
  });
});

holds(sampled.numRuns);

describe("a wrong row is caught", () => {
  const wrong: readonly (readonly [flaw: string, name: FunctionName, row: object])[] = [
    ["a sign", "cos", { d: [<T>(F: Field<T>, x: T) => F.sin(x)] }],
    ["a factor 2", "exp", { d: [<T>(F: Field<T>, _: T, y: T) => F.mul(F.constant(2), y)] }],
    ["a forgotten base", "log2", { d: [<T>(F: Field<T>, x: T) => F.div(F.constant(1), x)] }],
    ["swapped partial derivatives", "atan2", { d: rules.atan2.d.toReversed() }],
    ["1 − y² for 1 + y²", "tan", { d: [<T>(F: Field<T>, _: T, y: T) => F.sub(F.constant(1), F.square(y))] }],
    ["the other branch", "where", { tangent: <T>(F: Field<T>, [c]: readonly T[], [, da, db]: readonly T[]) => F.where(c!, db!, da!) }],
    ["a relative error of 1e-11", "erf", { d: [<T>(F: Field<T>, x: T) => F.mul(F.constant(1 + 1e-11), rules.erf.d[0](F, x, x))] }],
    ["another function", "sinh", { value: Math.cosh }],
    ["a value off by 1e-12", "gamma", { value: (x: number) => rules.gamma.value(x) * (1 + 1e-12) }],
  ];
  it.each(wrong)("%s in %s", (_, name, flaw) => {
    const row = { ...rules[name], ...flaw } as unknown as Rule;
    expect(fc.sample(within(row), sampled).flatMap((at) => faults(name, row, at))).not.toEqual([]);
  });
});

describe("at a kink the derivative is the documented value", () => {
  const kinks = is("kinks").flatMap(([name, row]) => row.kinks!.map(({ at, d }) => ({ name, row, at, d })));
  it("holds for these, as docs/adr/0005 says: 0 at an extremum, equal shares at a tie", () => {
    expect(kinks.map(({ name, at, d }) => `${name} ${at.join()}: ${d.join()}`)).toEqual(["hypot 0,0: 0,0", "sinc 0: 0", "relu 0: 0", "abs 0: 0", "min 2,2: 0.5,0.5", "max 2,2: 0.5,0.5"]);
  });
  it.each(kinks)("$name at $at", ({ name, at, d }) => {
    const F = duals(numbers);
    const slopes = at.map((_, k) => (F[name] as (...args: Dual<number>[]) => Dual<number>)(...at.map((x, i) => (i === k ? { primal: x, tangent: 1 } : { primal: x }))).tangent);
    expect(slopes).toEqual(d);
  });
});

describe("facts of rows", () => {
  const inner: fc.Arbitrary<number> = fc.integer({ min: -1e6, max: 1e6 }).map((n) => (n + 0.5) / 2e5);

  it("parity", () => {
    expect(is("parity").map(([name, { parity }]) => `${name} ${parity}`)).toEqual([
      "neg odd", "square even", "cbrt odd", "sin odd", "cos even", "tan odd", "asin odd", "atan odd", "sinc even", "sinh odd", "cosh even", "tanh odd", "asinh odd", "atanh odd",
      "erf odd", "abs even", "sign odd",
    ]);
    for (const [, { value, parity }] of is("parity")) fc.assert(fc.property(inner, (x) => void expect(value(-x)).toBe(parity === "even" ? value(x) : -value(x))), sampled);
  });

  it("sign", () => {
    expect(is("sign").map(([name, { sign }]) => `${name} ${sign}`)).toEqual([
      "sqrt nonnegative", "acos nonnegative", "hypot nonnegative", "cosh positive", "acosh nonnegative", "erfc positive", "sigmoid positive", "softplus positive",
      "relu nonnegative", "abs nonnegative", "heaviside nonnegative", "step nonnegative",
    ]);
    const least = { positive: Number.MIN_VALUE, nonnegative: 0 } as const;
    for (const [, { value, sign }] of is("sign"))
      fc.assert(fc.property(inner, inner, (x, y) => void expect(value(x, y) < least[sign!]).toBe(false)), sampled);
  });

  it("domain: there is a value within the bounds and none beyond them", () => {
    expect(is("domain").map(([name, { domain }]) => `${name} ${domain!.join()}`)).toEqual([
      "log 0,Infinity", "log1p -1,Infinity", "log2 0,Infinity", "log10 0,Infinity", "logb 0,Infinity", "sqrt 0,Infinity", "asin -1,1", "acos -1,1", "acosh 1,Infinity", "atanh -1,1",
    ]);
    for (const [, { value, domain: [min, max] = [0, 0] }] of is("domain")) {
      const ends = [min, max].filter(Number.isFinite);
      expect(ends.map((end) => value(end === min ? end - 1e-9 : end + 1e-9, 2))).toEqual(ends.map(() => NaN));
      expect(ends.map((end) => Number.isFinite(value(end === min ? end + 1e-9 : end - 1e-9, 2)))).toEqual(ends.map(() => true));
    }
  });

  it("exact: the values at 0 and 1 that are half-integers are these, and those of odd functions at 0", () => {
    const named = (x: number, name: string, value: number): string => `${name}(${x}) ${value}`;
    const unary = rows.filter(([name]) => arities[name] === 1 && !(name in piecewise) && !arithmetic.has(name));
    const found = unary.flatMap(([name, { value }]) => [0, 1].filter((x) => Number.isInteger(2 * value(x))).map((x) => named(x, name, value(x))));
    const stated = is("exact").flatMap(([name, { exact }]) => Object.entries(exact!).map(([x, value]) => named(Number(x), name, value)));
    const odd = unary.filter(([, { parity }]) => parity === "odd").map(([name]) => named(0, name, 0));
    const elsewhere = ["exp(0) 1", "sqrt(0) 0", "sqrt(1) 1"];
    expect([...stated, ...odd, ...elsewhere].toSorted()).toEqual(found.toSorted());
  });

  it("poles: where the row has none, the value is finite at the numbers within the domain", () => {
    expect(is("poles").map(([name]) => name)).toEqual(["logb", "gamma", "lgamma", "digamma", "polygamma"]);
    const numbers = [-3, -1, -0.5, 0, 0.5, 1, 2, 3];
    const isInside = ({ domain: [min, max] = [-Infinity, Infinity] }: Rule, x: number): boolean => min < x && x < max;
    const finite = (value: Rule["value"], xs: readonly number[], ys: readonly number[]): boolean => xs.every((x) => ys.every((y) => Number.isFinite(value(x, y))));
    const apart = rows.filter(([name]) => arities[name] <= 2 && !arithmetic.has(name) && name !== "polygamma");
    const without = apart.filter(([, row]) => !finite(row.value, numbers.filter((x) => isInside(row, x)), numbers));
    expect(without.map(([name]) => name)).toEqual(["logb", "gamma", "lgamma", "digamma"]);
    for (const [, row] of is("poles")) expect(finite(row.value, row.value.length === 2 ? [2, 3] : [0.5, 2, 3], [0.5, 2, 3])).toBe(true);
  });

  it("jumps: the values on both sides differ there, and nowhere else", () => {
    expect(is("jumps").map(([name]) => name)).toEqual(["sign", "floor", "ceil", "round", "heaviside", "step"]);
    for (const [, { value, jumps }] of is("jumps")) {
      const halves = Array.from({ length: 21 }, (_, k) => k / 4 - 2.5);
      expect(halves.filter((x) => value(x - 1e-9) !== value(x + 1e-9))).toEqual(halves.filter((x) => jumps!(x)));
    }
  });

  it("guard: where the row has one, the derivative's formula has a value at some point at which the function has no derivative", () => {
    expect(is("guard").map(([name]) => name)).toEqual(["log", "log1p", "log2", "log10", "logb", "atanh", "sign", "floor", "ceil", "round", "heaviside", "step"]);
    const points = [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3];
    const hasStrayValue = ([, { value, d, jumps }]: readonly [string, Rule]): boolean =>
      points.some((x) => (Number.isNaN(value(x, 2)) || jumps?.(x) === true) && Number.isFinite(d![0]!(numbers, x, ...(value.length === 2 ? [2] : []), value(x, 2))));
    const differentiable = rows.filter(([, { d, smoothOn: [[min, max] = [0, 0]] }]) => d && min < max);
    expect(differentiable.filter(hasStrayValue).map(([name]) => name)).toEqual(is("guard").map(([name]) => name));
  });
});
