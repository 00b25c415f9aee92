import { isGradkitError } from "@gradkit/shapes";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { call, differential, evaluate, format, gradient, parse, simplify, type MatrixExpr, type Values } from "../../src/index.js";
import { relativeError } from "../data/entries.js";
import { choices, formula, symbols } from "../random-formulas.js";

const [m, n] = [3, 2];
const wave = (k: number): number => Math.sin(12.9898 * (k + 1));
const grid = (rows: number, cols: number, at: (i: number, j: number) => number): number[][] => Array.from({ length: rows }, (_, i) => Array.from({ length: cols }, (_x, j) => at(i, j)));
const values: Values = {
  m, n, a: 0.7, b: -0.4, x: [0.3, 0.8], y: [-0.5, 0.6], u: [0.2, 0.9, -0.3], X: grid(n, n, (i, j) => 0.4 * wave(i + 2 * j) + (i === j ? 2 : 0)), B: [[0.5, 0.2], [0.2, -0.8]], S: [[1.5, 0.3], [0.3, 0.9]],
  A: grid(m, n, (i, j) => wave(3 * i + j)), W: grid(m, n, (i, j) => wave(7 + 3 * i + j)),
};
const changes: Values = { da: 0.3, db: -0.2, dx: [0.4, -0.1], dy: [0.2, 0.5], du: [0.1, 0.3, -0.6], dX: grid(n, n, (i, j) => wave(i + 5 * j)), dB: grid(n, n, (i, j) => wave(i + 9 * j)), dS: grid(n, n, (i, j) => wave(2 * i + j)), dA: grid(m, n, (i, j) => wave(i + 4 * j)), dW: grid(m, n, (i, j) => wave(6 * i + j)) };

/** A value, or the code of the error that a call throws. */
const attempt = <T>(make: () => T): T | string => {
  try {
    return make();
  } catch (e) {
    return isGradkitError(e) ? e.code : String(e);
  }
};
const numbers = (expr: () => MatrixExpr): number[] | string => attempt(() => [...evaluate(expr(), { ...values, ...changes })]);
const refused = ["matrix/no-value", "matrix/no-derivative"];

/** How far two ways of the same number are apart; 0 where one has no value there. */
const apart = (a: number[] | string, b: number[] | string): number => {
  const code = [a, b].find((way) => typeof way === "string");
  if (code !== undefined) return refused.includes(code as string) ? 0 : Infinity;
  return Math.max(...(a as number[]).map(Math.abs), ...(b as number[]).map(Math.abs), 1e-300) < 1e-9 ? 0 : relativeError(a as number[], b as number[]);
};
const each = (runs: number, law: (f: MatrixExpr, k: number) => void): void => {
  fc.assert(fc.property(choices, fc.nat(symbols.length - 1), (list, k) => law(formula(list), k)), { seed: 11, numRuns: runs });
};

it("any formula has a derivative that is returned after a test, or a coded reason", () => {
  each(400, (f, k) => {
    const result = attempt(() => format(gradient(f, symbols[k]!)));
    expect(result).not.toMatch(/unproved|Error/);
  });
});

it("simplify keeps the value", () => {
  each(400, (f) => {
    expect(apart(numbers(() => simplify(f)), numbers(() => f))).toBeLessThan(1e-8);
  });
});

it("format is read back to the same value", () => {
  each(300, (f) => {
    expect(apart(numbers(() => parse(format(f), symbols)), numbers(() => f))).toBeLessThan(1e-9);
  });
});

it("the differential is the derivative, contracted with dX", () => {
  each(250, (f, k) => {
    const symbol = symbols[k]!;
    const change = [changes[`d${symbol.name}`] as number].flat(2);
    const whole = numbers(() => gradient(f, symbol));
    const contracted = typeof whole === "string" ? whole : Array.from({ length: whole.length / change.length }, (_, i) => change.reduce((sum, d, j) => sum + d * whole[i * change.length + j]!, 0));
    expect(apart(contracted, numbers(() => differential(f, symbol)))).toBeLessThan(1e-6);
  });
});

it("the derivative is linear: that of 2f + f is three times that of f", () => {
  each(200, (f, k) => {
    const triple = numbers(() => gradient(call("add", [call("mul", [parse("2"), f]), f]), symbols[k]!));
    const single = numbers(() => gradient(f, symbols[k]!));
    expect(apart(triple, typeof single === "string" ? single : single.map((x) => 3 * x))).toBeLessThan(1e-8);
  });
});
