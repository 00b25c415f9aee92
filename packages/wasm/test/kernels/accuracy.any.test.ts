import { tensor, toNDArray, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { compileSync } from "../../src/index.js";
import { bounds, type Name } from "./bounds.js";
import { called } from "./called.js";
import reference from "./reference.json" with { type: "json" };
import { ulps } from "./ulps.js";

type Compiled = (...args: readonly (number | Float64Array)[]) => never;
const compiledFor = (name: Name, ...examples: readonly (number | Float64Array)[]): Compiled =>
  compileSync(((...xs: readonly Tensor[]) => called(name, xs)) as never, ...(examples as never[])) as unknown as Compiled;

describe.each(Object.entries(reference) as [Name, number[][]][])("%s", (name, rows) => {
  const columns = Array.from({ length: rows[0]!.length - 2 }, (_, k) => Float64Array.from(rows, (row) => row[k]!));

  it("is within its bound of values to 300 bits, in lanes", () => {
    const ys = compiledFor(name, ...columns)(...columns) as Float64Array;
    const worst = rows.map((row, k) => ({ x: row.slice(0, -2), off: ulps(ys[k]!, row.slice(-2)) })).reduce((a, b) => (b.off > a.off || Number.isNaN(b.off) ? b : a));
    expect(worst.off, `at ${worst.x.join()}`).toBeLessThanOrEqual(bounds[name]);
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
    const host = [...(toNDArray(called(name, at.map((xs) => tensor(xs)))) as Iterable<number>)];
    const read = (y: number, k: number): readonly [readonly number[], string, number] => [all[k]!, y.toPrecision(14), Math.sign(1 / y)];
    expect([...ys].map(read)).toEqual(host.map(read));
  });
});

it.each(["gamma", "logb"] as const)("%s is exact where its value is a number: of factorials and whole powers", (name) => {
  const exact = (reference[name] as number[][]).filter((row) => row.at(-1) === 0);
  const columns = exact[0]!.slice(0, -2).map((_, k) => Float64Array.from(exact, (row) => row[k]!));
  expect(exact.length).toBeGreaterThan(20);
  expect([...(compiledFor(name, ...columns)(...columns) as Float64Array)]).toEqual(exact.map((row) => row.at(-2)));
});

it("every bound is stated", () => expect(Object.keys(bounds)).toEqual(Object.keys(reference)));
