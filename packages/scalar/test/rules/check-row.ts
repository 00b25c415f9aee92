import { reals } from "../../src/evaluate/reals.js";
import type { FunctionName } from "../../src/functions.js";
import { numbers } from "../../src/numbers.js";
import { accuracy, fromNumber, toNumber, type Real } from "../../src/real/index.js";
import type { Rule } from "../../src/rule.js";
import { quotient } from "../quotient.js";

const F = reals(900);
const valueTolerance = 1e-13;
const slopeTolerance = 1e-12;

const isClose = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), 1e-3);

/**
 * What is wrong with a row at a point: its value against the reals, its derivative along each argument against difference quotients of the reals. Neither
 * oracle reads the row. An argument whose range is a single point is an index, along which there is no derivative.
 */
export const faults = (name: FunctionName, row: Rule, at: readonly number[]): string[] => {
  const f = (args: readonly Real[]): Real => (F[name] as (...xs: Real[]) => Real)(...args);
  const exact = f(at.map(fromNumber));
  const value = row.value(...at);
  const where = `${name}(${at.join(", ")})`;
  const wrongValue = accuracy(exact) > 60 && !isClose(value, toNumber(exact), valueTolerance) ? [`${where} is ${toNumber(exact)}, the row gives ${value}`] : [];
  const wrongSlopes = at.flatMap((_, k) => {
    if (row.smoothOn[k]![0] === row.smoothOn[k]![1]) return [];
    const direction = at.map((_, i) => (i === k ? 1 : 0));
    const expected = quotient(f, at, direction);
    const slope = row.tangent ? row.tangent(numbers, at, direction) : row.d![k]!(numbers, ...at, value);
    return expected === undefined || !isClose(slope, expected, slopeTolerance) ? [`the slope of ${where} along argument ${k} is ${expected}, the row gives ${slope}`] : [];
  });
  return [...wrongValue, ...wrongSlopes];
};
