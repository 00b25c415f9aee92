import { evaluate, gradient } from "@gradkit/matrix";
import { expect, it } from "vitest";
import { exprOf, flat, load, programs, valuesAt } from "./matrix-programs.js";

const relativeError = (a: readonly number[], b: readonly number[]): number =>
  a.length === b.length ? Math.max(...a.map((x, k) => Math.abs(x - b[k]!))) / Math.max(...b.map(Math.abs)) : Infinity;

interface Autodiff {
  readonly tensor: (value: unknown) => unknown;
  readonly jacobian: (f: (x: unknown) => unknown) => (x: unknown) => unknown;
  readonly toArray: (value: unknown) => unknown;
}

it("closed forms, and autodiff of the generated TypeScript of their expressions, are the same derivatives", async () => {
  expect(programs.length).toBeGreaterThan(170);
  const { jacobian, tensor, toArray, ...code } = await load<Autodiff>(['export { jacobian, tensor, toArray } from "@gradkit/autodiff";']);
  const apart = programs.map(({ entry }, k) => {
    const [by] = entry.wrt as [string];
    const values = valuesAt(entry);
    const tensors = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, tensor(value)]));
    const f = code[`f${k}`]!;
    const automatic = jacobian((x) => f({ ...tensors, [by]: x }))(tensors[by]);
    return { id: entry.id, error: relativeError([...evaluate(gradient(exprOf(entry), by), values)], flat(toArray(automatic))) };
  });
  expect(apart.filter(({ error }) => !(error < 1e-9))).toEqual([]);
});
