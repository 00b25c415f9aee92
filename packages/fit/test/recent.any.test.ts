import { expect, it } from "vitest";
import { recent } from "../src/recent.js";

it("what was asked for last is remembered, so many of it", () => {
  const made: string[] = [];
  const remembered = recent<string>(2);
  const ask = (key: string): string => remembered(key, () => (made.push(key), key.toUpperCase()));
  expect(["a", "a", "b", "a", "c", "a", "b", "b"].map(ask)).toEqual(["A", "A", "B", "A", "C", "A", "B", "B"]);
  // b was let go for c, as a was asked for after it.
  expect(made).toEqual(["a", "b", "c", "b"]);
});
