import { isGradkitError, type NDArray } from "@gradkit/shapes";

/** What a call gives: numbers, or an error. */
export type Outcome = { readonly values: readonly (readonly number[])[] } | { readonly code: string };

export const outcomeOf = (run: () => readonly NDArray[]): Outcome => {
  try {
    return { values: run().map((y) => [...y]) };
  } catch (e) {
    return { code: isGradkitError(e) ? e.code : String(e) };
  }
};

const isNear = (x: number, y: number, allowed: number): boolean => Object.is(x, y) || x === y || Math.abs(x - y) <= allowed;

/** Where an outcome is not the one that is expected, if it is not; how far a number may be off depends on the largest of its array, or on 1. */
export const differences = (expected: Outcome, got: Outcome, allowed: (largest: number) => number): string | undefined => {
  if ("code" in expected || "code" in got) return JSON.stringify(expected) === JSON.stringify(got) ? undefined : `interpreted ${"code" in expected ? expected.code : "gives values"}, compiled ${"code" in got ? got.code : "gives values"}`;
  for (const [k, want] of expected.values.entries()) {
    const largest = want.reduce((most, y) => (Number.isFinite(y) ? Math.max(most, Math.abs(y)) : most), 1);
    const odd = got.values[k]!.findIndex((x, i) => !isNear(x, want[i]!, allowed(largest)));
    if (odd >= 0 || got.values[k]!.length !== want.length) return `output ${k} of ${want.length} at ${odd}: ${got.values[k]![odd]}, and interpreted ${want[odd]}`;
  }
  return undefined;
};
