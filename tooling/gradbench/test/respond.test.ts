import { describe, expect, it } from "vitest";
import { respond } from "../src/respond.js";

describe("respond", () => {
  it("acknowledges what needs no answer, and says its name", () => {
    expect(respond({ id: 0, kind: "start" })).toEqual({ id: 0, tool: "gradkit" });
    expect(respond({ id: 3, kind: "analysis" })).toEqual({ id: 3 });
  });

  it("knows the evals that there are, and no others", () => {
    expect(respond({ id: 1, kind: "define", module: "llsq" })).toEqual({ id: 1, success: true });
    expect(respond({ id: 1, kind: "define", module: "toString" })).toEqual({ id: 1, success: false });
  });

  it("answers with the value and a whole number of nanoseconds for each run", () => {
    const { success, output, timings } = respond({ id: 2, kind: "evaluate", module: "lse", function: "primal", input: { x: [0, 0], min_runs: 5, min_seconds: 0 } });
    expect({ success, output }).toEqual({ success: true, output: Math.LN2 });
    expect(timings!.map(({ name }) => name)).toEqual(["prepare", "evaluate", "evaluate", "evaluate", "evaluate", "evaluate"]);
    expect(timings!.every(({ nanoseconds }) => Number.isInteger(nanoseconds) && nanoseconds >= 0)).toBe(true);
  });

  it("runs on until the runs have taken so long", () => {
    const { timings } = respond({ id: 2, kind: "evaluate", module: "hello", function: "double", input: 3 });
    expect(timings).toHaveLength(2);
    const long = respond({ id: 2, kind: "evaluate", module: "lse", function: "primal", input: { x: [0, 0], min_runs: 1, min_seconds: 0.005 } });
    expect(long.timings!.slice(1).reduce((sum, { nanoseconds }) => sum + nanoseconds, 0)).toBeGreaterThanOrEqual(5e6);
  });

  it("runs a million times at most, so that the answer is a text", () => {
    expect(respond({ id: 2, kind: "evaluate", module: "lse", function: "primal", input: { x: [0, 0], min_runs: 1, min_seconds: 1e9 } }).timings).toHaveLength(1_000_001);
  });

  it("says what went wrong", () => {
    expect(respond({ id: 4, kind: "evaluate", module: "lse", function: "hessian", input: {} })).toEqual({ id: 4, success: false, error: "no function hessian of lse" });
    expect(respond({ id: 4, kind: "evaluate", module: "gmm", function: "objective", input: null })).toMatchObject({ id: 4, success: false, error: expect.stringContaining("TypeError") as unknown });
  });
});
