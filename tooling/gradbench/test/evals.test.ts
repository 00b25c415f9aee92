import { describe, expect, it } from "vitest";
import { evals } from "../src/evals.js";
import { differences, goldens, wrong } from "./goldens.js";

it("the twelve are there", () => expect(Object.keys(evals)).toEqual(["hello", "llsq", "lse", "det", "kmeans", "gmm", "ba", "ht", "lstm", "ode", "particle", "saddle"]));

describe.each(Object.keys(evals))("%s", (name) => {
  const all = goldens(name);
  const names = Object.keys(evals[name]!);
  it("has goldens for all of its functions", () => expect([...new Set(all.map(({ function: of }) => of))].toSorted()).toEqual(names.toSorted()));
  it.each(names)("%s agrees with numbers of 60 digits", (of) => expect(wrong(name, all.find((golden) => golden.function === of)!)).toEqual([]));
});

it("a difference is found", () => {
  expect(differences([1, { a: 2 }], [1, { a: 2 }])).toEqual([]);
  expect(differences([1, { a: 2 }], [1, { a: 2 + 1e-9 }])).toHaveLength(1);
  expect(differences([1, 2], [1])).toHaveLength(1);
  expect(differences(1, NaN)).toHaveLength(1);
  expect(differences(1, null)).toHaveLength(1);
});
