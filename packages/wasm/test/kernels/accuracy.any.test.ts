import { cos, cosh, exp, expm1, log, log1p, sigmoid, sin, sinh, softplus, tan, tanh, tensor, toNDArray, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { compileSync } from "../../src/index.js";
import reference from "./reference.json" with { type: "json" };

type Name = keyof typeof reference;

/** The most that a value may be off, in units of its last place. */
const bounds: Readonly<Record<Name, number>> = { exp: 1, expm1: 2, log: 1, log1p: 1, sin: 1, cos: 1, tan: 3, tanh: 3, sinh: 3, cosh: 3, sigmoid: 3, softplus: 2 };

const functions = { exp, expm1, log, log1p, sin, cos, tan, tanh, sinh, cosh, sigmoid, softplus };

const word = new DataView(new ArrayBuffer(8));
const ulp = (x: number): number => {
  word.setFloat64(0, Math.abs(x));
  const next = word.getBigUint64(0) + 1n;
  word.setBigUint64(0, next);
  return word.getFloat64(0) - Math.abs(x);
};

const off = (y: number, [, high, low]: readonly number[]): number => (y === high && low === 0 ? 0 : Math.abs(y - high! - low!) / ulp(high!));

describe.each(Object.entries(reference) as [Name, number[][]][])("%s", (name, rows) => {
  const f = functions[name] as (x: Tensor) => Tensor;
  const xs = Float64Array.from(rows, ([x]) => x!);

  it("is within its bound of values to 300 bits, in lanes", () => {
    const ys = compileSync(f, xs)(xs) as unknown as Float64Array;
    const worst = rows.map((row, k) => ({ x: row[0]!, ulps: off(ys[k]!, row) })).reduce((a, b) => (b.ulps > a.ulps || Number.isNaN(b.ulps) ? b : a));
    expect(worst.ulps, `at ${worst.x}`).toBeLessThanOrEqual(bounds[name]);
  });

  it("gives the same bits one number at a time, and for any number of lanes", () => {
    const ys = compileSync(f, xs)(xs) as unknown as Float64Array;
    const one = compileSync(f, 1);
    expect([...xs].map((x) => one(x))).toEqual([...ys]);
    const odd = xs.subarray(0, 37);
    expect(compileSync(f, odd)(odd)).toEqual(ys.slice(0, 37));
  });

  it("keeps the sign of 0, and what is no number or infinite as the host has it", () => {
    const at = Float64Array.of(NaN, Infinity, -Infinity, -0, 0, 1e-320, -1e-320);
    const ys = compileSync(f, at)(at) as unknown as Float64Array;
    const host = [...(toNDArray(f(tensor(at))) as Iterable<number>)];
    expect([...ys].map((y) => [y, Math.sign(1 / y)])).toEqual(host.map((y) => [y, Math.sign(1 / y)]));
  });
});

it("every bound is stated", () => expect(Object.keys(bounds)).toEqual(Object.keys(reference)));
