import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evals } from "../src/evals.js";
import { respond } from "../src/respond.js";

interface Golden {
  readonly function: string;
  readonly input: unknown;
  readonly output: unknown;
}

const goldens = (name: string): Golden[] => JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), "utf8")) as Golden[];

/** The places where two answers differ in structure, or by more than 10⁻¹⁰ of the number or of 1. */
const differences = (expected: unknown, got: unknown, path = "output"): string[] => {
  if (typeof expected === "number") return typeof got === "number" && Math.abs(got - expected) <= 1e-10 * Math.max(1, Math.abs(expected)) ? [] : [`${path}: ${expected}, got ${String(got)}`];
  const [a, b] = [expected, got].map((value) => Object.entries((value ?? {}) as object)) as [[string, unknown][], [string, unknown][]];
  if (a.map(([key]) => key).toSorted().join() !== b.map(([key]) => key).toSorted().join()) return [`${path}: ${a.length} parts, got ${b.length}`];
  const given = new Map(b);
  return a.flatMap(([key, value]) => differences(value, given.get(key), `${path}.${key}`));
};

describe.each(Object.keys(evals))("%s", (name) => {
  it("has goldens for all of its functions", () => expect([...new Set(goldens(name).map(({ function: of }) => of))].toSorted()).toEqual(Object.keys(evals[name]!).toSorted()));

  it.each(goldens(name).map((golden, k) => [`${golden.function} ${k}`, golden] as const))("%s agrees with numbers of 60 digits", (_, { function: of, input, output }) => {
    const response = respond({ id: 1, kind: "evaluate", module: name, function: of, input });
    expect(response.error).toBeUndefined();
    expect(differences(output, JSON.parse(JSON.stringify(response.output)))).toEqual([]);
  });
});

it("the twelve are there", () => expect(Object.keys(evals)).toEqual(["hello", "llsq", "lse", "det", "kmeans", "gmm", "ba", "ht", "lstm", "ode", "particle", "saddle"]));

it("a difference is found", () => {
  expect(differences([1, { a: 2 }], [1, { a: 2 }])).toEqual([]);
  expect(differences([1, { a: 2 }], [1, { a: 2 + 1e-9 }])).toHaveLength(1);
  expect(differences([1, 2], [1])).toHaveLength(1);
  expect(differences(1, NaN)).toHaveLength(1);
  expect(differences(1, null)).toHaveLength(1);
});
