import { expect, it } from "vitest";
import { functionNames } from "../../src/functions.js";
import { audit } from "./audit.js";

it("10,000 random expressions over the whole table have right derivatives, none left unevaluated", () => {
  const start = performance.now();
  const { checked, wrong, unevaluated, occurrences } = audit(20, 10_000, 5);
  const [[rarest, count]] = [...occurrences].toSorted((a, b) => a[1] - b[1]) as [[string, number]];
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`audit: ${checked} expressions, ${occurrences.size} functions (each in at least ${count}, ${rarest}), ${wrong.length} wrong, ${unevaluated.length} unevaluated, ${seconds} s`);
  expect(wrong).toEqual([]);
  expect(unevaluated).toEqual([]);
  expect(occurrences.size).toBe(functionNames.length);
  expect(count).toBeGreaterThan(300);
}, 600_000);
