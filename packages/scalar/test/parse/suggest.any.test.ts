import { expect, it } from "vitest";
import { applicableNames } from "../../src/parse/functions.js";
import { nearest } from "../../src/parse/suggest.js";

it.each([
  ["sni", "sin"],
  ["Cos", "cos"],
  ["sqr", "sqrt"],
  ["arctn", "arctan"],
  ["expo", "exp"],
  ["squareroot", undefined],
  ["f", undefined],
  ["xy", undefined],
])("nearest to %s is %s", (word, name) => {
  expect(nearest(word, applicableNames)).toBe(name);
});

it("every function with one letter replaced, left out, added or swapped is suggested", () => {
  const long = applicableNames.filter((name) => name.length > 5);
  const slips = long.map((name) => [name.replace(/.$/, "q"), name.slice(0, -1), `${name}q`, name.replace(/^(.)(.)/, "$2$1")].map((slip) => nearest(slip, [name])));
  expect(long.length).toBeGreaterThan(15);
  expect(slips).toEqual(long.map((name) => [name, name, name, name]));
});

it("nothing is near a very long name", () => {
  expect(nearest("sin".repeat(100_000), applicableNames)).toBeUndefined();
});
