import { format, parse } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { affineIn } from "../../src/start/affine.js";
import { atomized } from "../../src/start/atoms.js";
import { ordered } from "../../src/start/components.js";
import { eliminations } from "../../src/start/elimination.js";
import { fractionOf } from "../../src/start/fraction.js";
import { halton } from "../../src/start/halton.js";
import { leastNorm } from "../../src/start/least-norm.js";
import { logForm } from "../../src/start/log-form.js";
import { unitsOf } from "../../src/start/units.js";

describe("units", () => {
  it.each([
    { formula: "a*exp(-b*x) + c", units: { a: [0, 1], b: [-1, 0], c: [0, 1] } },
    { formula: "v*x/(k + x)", units: { v: [0, 1], k: [1, 0] } },
    { formula: "a*sin(w*x + p)", units: { a: [0, 1], w: [-1, 0], p: [0, 0] } },
    { formula: "h*exp(-((x - m)/s)^2)", units: { h: [0, 1], m: [1, 0], s: [1, 0] } },
    { formula: "a + b*x + c*x^2", units: { a: [0, 1], b: [-1, 1], c: [-2, 1] } },
    { formula: "a/sqrt(b + x)", units: { a: [0.5, 1], b: [1, 0] } },
  ])("of $formula follow from its sense", ({ formula, units }) => {
    const found = unitsOf(parse(formula), ["x"], "y");
    expect(Object.fromEntries(Object.entries(found).map(([name, { x, y }]) => [name, [x! + 0, y! + 0]]))).toEqual(units);
  });
});

describe("linear parameters", () => {
  it.each([
    { formula: "a*exp(-b*x) + c", names: ["a", "c"] },
    { formula: "a*b*x", names: ["a"] },
    { formula: "a + b*x + c*x^2", names: ["a", "b", "c"] },
    { formula: "exp(a*x)", names: [] },
    { formula: "(a + b*x)/(1 + c*x)", names: ["a", "b"] },
  ])("of $formula are $names", ({ formula, names }) => expect(affineIn(parse(formula), ["a", "b", "c"])).toEqual(names));
});

describe("forms", () => {
  it.each([
    { formula: "a*x/(b + x)", top: "a*x", bottom: "b + x" },
    { formula: "c + a*x/(b + x)", top: "c*(b + x) + a*x", bottom: "b + x" },
    { formula: "a*(1 + b*x)^(-1)", top: "a*1", bottom: "(1 + b*x)^1" },
  ])("of $formula as one quotient", ({ formula, top, bottom }) => {
    const found = fractionOf(parse(formula));
    expect([format(found.top), format(found.bottom!)]).toEqual([top, bottom]);
  });

  it.each([
    { formula: "a*exp(-b*x)", log: "log(abs(a)) + (-b*x)" },
    { formula: "a*x^b", log: "log(abs(a)) + b*log(abs(x))" },
    { formula: "a + x", log: undefined },
  ])("of the logarithm of $formula", ({ formula, log }) => {
    const found = logForm(parse(formula));
    expect(found && format(found)).toBe(log);
  });

  it("with functions of one parameter in its place", () => {
    const { expr, valueOf } = atomized(parse("log(abs(a)) - x/b"), ["a", "b"]);
    expect(format(expr)).toBe("a - x/b");
    expect(valueOf("a", 0)).toBe(1);
  });
});

describe("eliminations", () => {
  const x = Float64Array.from([1, 2, 3, 4, 5]);

  it.each([
    { formula: "v*x/(k + x)", of: (t: number) => (3 * t) / (2 + t), names: ["v", "k"].toSorted(), values: { k: 2, v: 3 } },
    { formula: "a*exp(-b*x)", of: (t: number) => 3 * Math.exp(-2 * t), names: ["a", "b"], values: { a: 3, b: 2 } },
    { formula: "a*x^b", of: (t: number) => 3 * t ** 1.5, names: ["a", "b"], values: { a: 3, b: 1.5 } },
  ])("of all parameters of $formula find them from exact data", ({ formula, of, names, values }) => {
    const found = eliminations(parse(formula), names, { x }, x.map(of)).find((way) => way.names.length === names.length)!;
    const solved = found.solve({})!;
    found.names.forEach((name, k) => expect(solved[k]).toBeCloseTo(values[name as keyof typeof values] as unknown as number, 9));
  });
});

describe("components of one form", () => {
  it.each([
    { title: "decays from the slowest on", formula: "a*exp(-b*x) + c*exp(-d*x)", given: { a: 1, b: 5, c: 2, d: 3 }, expected: { a: 2, b: 3, c: 1, d: 5 } },
    { title: "peaks from left to right", formula: "a*exp(-((x - b)/c)^2) + d*exp(-((x - g)/h)^2)", given: { a: 1, b: 9, c: 2, d: 3, g: 4, h: 5 }, expected: { a: 3, b: 4, c: 5, d: 1, g: 9, h: 2 } },
    { title: "oscillations from the longest period on", formula: "a*cos(x/b) + c*sin(x/b) + d*cos(x/g) + h*sin(x/g)", given: { a: 1, b: 2, c: 3, d: 4, g: 5, h: 6 }, expected: { a: 4, b: 5, c: 6, d: 1, g: 2, h: 3 } },
    { title: "but others stay", formula: "a*exp(-b*x) + c*sin(d*x)", given: { a: 1, b: 5, c: 2, d: 3 }, expected: { a: 1, b: 5, c: 2, d: 3 } },
  ])("$title", ({ formula, given, expected }) => expect(ordered(parse(formula), Object.keys(given), given)).toEqual(expected));
});

describe("points", () => {
  it("of Halton's sequence have one in each tenth, of ten times its base", () => {
    const tenths = new Set(Array.from({ length: 20 }, (_, k) => Math.floor(10 * halton(k, 0, 7))));
    expect(tenths.size).toBe(10);
  });

  it("of other seeds are others", () => expect(halton(3, 1, 0)).not.toBe(halton(3, 1, 1)));
});

it("the shortest solution leaves 0 what is open", () => {
  const [first, second] = leastNorm([[1, 1]], [[2]]);
  expect([first![0], second![0]].map((x) => x!.toFixed(6))).toEqual(["1.000000", "1.000000"]);
});
