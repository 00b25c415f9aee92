import { expect, it } from "vitest";
import { flat, load, programs, valuesAt } from "./matrix-programs.js";

type Function = (values: Readonly<Record<string, unknown>>) => unknown;

interface Compiling {
  readonly jacobian: (f: (x: unknown) => unknown) => (x: unknown) => unknown;
  readonly tensor: (value: unknown) => unknown;
  readonly toArray: (value: unknown) => unknown;
  readonly compileSync: (f: Function, values: Readonly<Record<string, unknown>>) => Function & { readonly notices: readonly { readonly code: string; readonly data: unknown }[] };
}

/** How far two lists of numbers are apart, in units of the last place of the largest of them. */
const distance = (a: readonly number[], b: readonly number[]): number =>
  a.length === b.length ? Math.max(0, ...a.map((x, k) => (Object.is(x, b[k]) ? 0 : Math.abs(x - b[k]!)))) / (Math.max(Number.MIN_VALUE, ...b.map(Math.abs)) * 2 ** -52) : Infinity;

it("the matrix expressions of the reference data have compiled values and derivatives within 256 units of the last place of the interpreter's", async () => {
  const { jacobian, tensor, toArray, compileSync, ...code } = await load<Compiling>(['export { jacobian, tensor, toArray } from "@gradkit/autodiff";', 'export { compileSync } from "@gradkit/wasm";']);
  const found = programs.map(({ entry }, k) => {
    const [by] = entry.wrt as [string];
    // Sizes are numbers of the program; the rest is what it is compiled for.
    const sizes = Object.fromEntries(Object.keys(entry.dims).map((name) => [name, entry.dims[name]]));
    const values = Object.fromEntries(Object.entries(valuesAt(entry)).filter(([name]) => !(name in sizes)).map(([name, value]) => [name, flat(value).length === 1 && typeof value === "number" ? value : toArray(tensor(value))]));
    const f = code[`f${k}`]!;
    const both: Function = (given) => [f({ ...sizes, ...given }), jacobian((x) => f({ ...sizes, ...given, [by]: x }))(given[by])];
    const compiled = compileSync(both, values);
    const tensors = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tensor(value)]));
    const expected = (both(tensors) as unknown[]).map((value) => flat(toArray(value)));
    const got = (compiled(values) as unknown[]).map((value) => flat(typeof value === "number" ? value : toArray(value)));
    return { id: entry.id, off: Math.max(...got.map((list, i) => distance(list, expected[i]!))), refused: compiled.notices.some(({ code: notice }) => notice === "wasm/refused") };
  });
  expect(found.length).toBeGreaterThan(170);
  expect(found.filter(({ off, refused }) => refused || !(off <= 256))).toEqual([]);
});
