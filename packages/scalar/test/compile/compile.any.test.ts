import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, compileAll } from "../../src/compile/compile.js";
import { gradient } from "../../src/derivative.js";
import { call, variable } from "../../src/expr.js";
import { arities, functionNames } from "../../src/functions.js";
import { isGradkitError } from "../../src/gradkit-error.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import { anyFormula, anyValue } from "../any-formula.js";
import { caught } from "../caught.js";

const names = ["x", "y", "z"];
const special = [0, -0, 1, -1, 0.5, 2, 3, 1e-320, 1e308, Infinity, -Infinity, NaN];

describe("compile", () => {
  it.each(functionNames)("computes %s as its row does, at special points too", (name) => {
    const args = names.slice(0, arities[name]);
    const f = compile(call(name, ...args.map(variable)), args);
    const g = (...xs: number[]) => (numbers[name] as (...xs: number[]) => number)(...xs);
    for (const x of special) for (const y of special) expect(f(x, y, 1)).toBe(g(...[x, y, 1].slice(0, args.length)));
  });

  it("agrees with interpretation over the numbers", () => {
    fc.assert(
      fc.property(anyFormula(), anyValue, anyValue, (expr, x, y) => {
        const [found, expected] = [compile(expr, ["x", "y"])(x, y), interpret(expr, numbers, { x, y })];
        expect(Object.is(found, expected) || found === expected || Math.abs(found - expected) <= 1e-12 * Math.abs(expected) || isIllConditioned(expected)).toBe(true);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it("takes powers with whole exponents by multiplication, right to rounding", () => {
    for (const n of [-16, -3, -1, 0, 1, 2, 7, 16, 17]) expect(compile(parse(`x^${n < 0 ? `(${n})` : n}`), ["x"])(1.1) / 1.1 ** n).toBeCloseTo(1, 14);
  });

  it("takes the variables in the order given, also ones that do not occur", () => {
    expect(compile(parse("x - y"), ["y", "x", "z"])(1, 5, 9)).toBe(4);
    expect(compile(parse("7"), [])()).toBe(7);
  });

  it("keeps nothing from call to call", () => {
    const f = compile(parse("x^2 + sin(x)"), ["x"]);
    const first = f(2);
    f(100);
    expect(f(2)).toBe(first);
  });

  it("refuses variables that are not listed", () => {
    expect((caught(() => compile(parse("x + y"), ["x"])) as { data: unknown }).data).toEqual({ name: "y", given: ["x"] });
    expect(isGradkitError(caught(() => compileAll([parse("x"), parse("y")], ["x"])), "scalar/unbound")).toBe(true);
  });

  it("computes several expressions at once", () => {
    const f = compileAll(gradient(parse("x^2*y"), ["x", "y"]), ["x", "y"]);
    expect([...f([3, 2])]).toEqual([12, 9]);
    expect(f(new Float64Array([1, 1]))).toBeInstanceOf(Float64Array);
  });
});

/** Past the largest exponents the order of multiplications decides between 0, infinity and NaN. */
const isIllConditioned = (value: number): boolean => !(Math.abs(value) < 1e290 && Math.abs(value) > 1e-290);
