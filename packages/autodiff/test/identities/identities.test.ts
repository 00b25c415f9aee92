import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { jacobian, reshape, type Tensor } from "../../src/index.js";
import { interpret } from "./interpret.js";
import { parseFormula } from "./notation.js";
import { excluded } from "./excluded.js";

interface Entry {
  readonly id: string;
  readonly expr: string;
  readonly wrt: readonly string[];
  readonly dims: Readonly<Record<string, number>>;
  readonly f_shape: readonly number[];
  readonly d_shape: readonly number[];
  readonly structure: string;
  readonly points: readonly { readonly in: Readonly<Record<string, never>>; readonly f: number | readonly number[]; readonly d: number | readonly number[] }[];
}

const { entries } = JSON.parse(readFileSync(new URL("matrix-identities.json", import.meta.url), "utf8")) as { entries: readonly Entry[] };

/** A derivative by all entries as one in the free parameters of a structured matrix; `structure` of the file's conventions. */
const structured: Readonly<Record<string, (d: readonly number[], n: number) => number[]>> = {
  "full": (d) => [...d],
  "sym-free": (d, n) => d.map((g, k) => (k % n === Math.floor(k / n) ? g : g + d[mirror(k, n)]!)),
  "sym-proj": (d, n) => d.map((g, k) => (g + d[mirror(k, n)]!) / 2),
  "diag": (d, n) => d.map((g, k) => (k % n === Math.floor(k / n) ? g : 0)),
  "lower": (d, n) => d.map((g, k) => (k % n <= Math.floor(k / n) ? g : 0)),
  "toeplitz": (d, n) => along(d, n, (i, j) => i - j),
  "sym-toeplitz": (d, n) => along(d, n, (i, j) => Math.abs(i - j)),
};
const mirror = (k: number, n: number): number => (k % n) * n + Math.floor(k / n);
const along = (d: readonly number[], n: number, diagonal: (i: number, j: number) => number): number[] => {
  const of = (k: number): number => diagonal(Math.floor(k / n), k % n);
  return d.map((_, k) => d.reduce((sum, g, l) => (of(l) === of(k) ? sum + g : sum), 0));
};

const flat = (x: unknown): number[] => [x].flat(Infinity as 1) as number[];

/** The derivative of an entry at a point by nested Jacobians. */
const derivative = ({ expr, wrt, dims, f_shape, structure }: Entry, inputs: Readonly<Record<string, never>>): number[] => {
  const formula = parseFormula(expr);
  const names = Object.keys(inputs);
  const f = (...args: unknown[]): Tensor => {
    const env = Object.fromEntries([...Object.entries(dims), ...names.map((name, k) => [name, args[k]])].map(([name, value]) => [name, reshapeNumber(value)]));
    return reshape(interpret(formula, env as Record<string, Tensor>), [...f_shape]) as Tensor;
  };
  const D = wrt.reduce<(...args: never[]) => unknown>((of, name) => jacobian(of as never, { argnum: names.indexOf(name) }) as never, f as never);
  const d = flat(D(...(Object.values(inputs) as never[])));
  const first = inputs[wrt[0]!] as unknown as readonly unknown[];
  return structured[structure]!(d, Array.isArray(first) ? first.length : 1);
};

const reshapeNumber = (value: unknown): Tensor => (typeof value === "number" ? (reshape(value as never, []) as Tensor) : (value as Tensor));

describe("the identities of matrix-identities.json by jacobian", () => {
  it("all 245 are tried, or left out for a reason", () => {
    expect(entries.length).toBe(245);
    expect(Object.keys(excluded).filter((id) => !entries.some((entry) => entry.id === id))).toEqual([]);
    expect(entries.length - Object.keys(excluded).length).toBeGreaterThanOrEqual(230);
  });

  it.each(entries.filter(({ id }) => !(id in excluded)).map((entry): [string, string, Entry] => [entry.id, entry.expr, entry]))("%s: %s", (_, __, entry) => {
    for (const point of entry.points) {
      const [got, wanted] = [derivative(entry, point.in), flat(point.d)];
      const scale = Math.max(...wanted.map(Math.abs));
      expect(got.length).toBe(wanted.length);
      expect(Math.max(...got.map((g, k) => Math.abs(g - wanted[k]!)))).toBeLessThanOrEqual(1e-10 * scale);
    }
  });
});
