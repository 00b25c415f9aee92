import * as functions from "@gradkit/autodiff";
import { tensor, toNDArray, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { compileSync } from "../../src/index.js";
import reference from "./reference.json" with { type: "json" };

type Name = keyof typeof reference;

/** The most that a value may be off, in units of its last place. */
const bounds: Readonly<Record<Name, number>> = {
  exp: 1, expm1: 2, log: 1, log1p: 1, sin: 1, cos: 1, tan: 3, tanh: 3, sinh: 3, cosh: 3, sigmoid: 3, softplus: 2, log2: 1, log10: 1, cbrt: 1, asin: 1, acos: 1, atan: 1, asinh: 1, acosh: 1, atanh: 1,
  sinc: 2, erf: 1, erfc: 2, lgamma: 4, digamma: 4, pow: 1, atan2: 1, hypot: 1,
};

const word = new DataView(new ArrayBuffer(8));
const ulp = (x: number): number => {
  word.setFloat64(0, Math.abs(x));
  const next = word.getBigUint64(0) + 1n;
  word.setBigUint64(0, next);
  return word.getFloat64(0) - Math.abs(x);
};

const off = (y: number, [high, low]: readonly number[]): number => (y === high && low === 0 ? 0 : Math.abs(y - high! - low!) / ulp(high!));

type Compiled = (...args: readonly (number | Float64Array)[]) => never;
const compiledFor = (name: Name, ...examples: readonly (number | Float64Array)[]): Compiled => {
  const f = functions[name] as (...xs: Tensor[]) => Tensor;
  return compileSync((f.length === 2 ? (x: Tensor, y: Tensor) => f(x, y) : f) as never, ...(examples as never[])) as unknown as Compiled;
};

describe.each(Object.entries(reference) as [Name, number[][]][])("%s", (name, rows) => {
  const columns = Array.from({ length: rows[0]!.length - 2 }, (_, k) => Float64Array.from(rows, (row) => row[k]!));

  it("is within its bound of values to 300 bits, in lanes", () => {
    const ys = compiledFor(name, ...columns)(...columns) as Float64Array;
    const worst = rows.map((row, k) => ({ x: row.slice(0, -2), ulps: off(ys[k]!, row.slice(-2)) })).reduce((a, b) => (b.ulps > a.ulps || Number.isNaN(b.ulps) ? b : a));
    expect(worst.ulps, `at ${worst.x.join()}`).toBeLessThanOrEqual(bounds[name]);
  });

  it("gives the same bits one number at a time, and for any number of lanes", () => {
    const ys = compiledFor(name, ...columns)(...columns) as Float64Array;
    const one = compiledFor(name, ...columns.map(() => 1));
    expect(rows.map((_, k) => one(...columns.map((xs) => xs[k]!)) as number)).toEqual([...ys]);
    const odd = columns.map((xs) => xs.subarray(0, 37));
    expect(compiledFor(name, ...odd)(...odd)).toEqual(ys.slice(0, 37));
  });

  it("keeps the sign of 0, and what is no number or infinite as the host has it", () => {
    const special = [NaN, Infinity, -Infinity, -0, 0, 1e-320, -1e-320, 1, -1];
    const all = columns.length === 1 ? special.map((x) => [x]) : special.flatMap((x) => special.map((y) => [x, y]));
    const at = columns.map((_, k) => Float64Array.from(all, (point) => point[k]!));
    const ys = compiledFor(name, ...at)(...at) as Float64Array;
    const host = [...(toNDArray((functions[name] as (...xs: Tensor[]) => Tensor)(...at.map((xs) => tensor(xs) as Tensor))) as Iterable<number>)];
    const read = (y: number, k: number): readonly [readonly number[], string, number] => [all[k]!, y.toPrecision(14), Math.sign(1 / y)];
    expect([...ys].map(read)).toEqual(host.map(read));
  });
});

it("every bound is stated", () => expect(Object.keys(bounds)).toEqual(Object.keys(reference)));
