import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { fit } from "../src/index.js";
import { digits } from "./digits.js";

/** The sum of squares of Lanczos1 is 1.4e-25: with doubles three digits of it can be known, and of what follows from it. */
const exceptions: Readonly<Record<string, number>> = { Lanczos1: 3 };

it("there are 27 problems of two starts", () => expect(problems).toHaveLength(27));

describe.each(problems)("$name", (problem) => {
  it.each(["start1", "start2"] as const)("is fitted by default from %s to 8 certified digits, errors and all", async (key) => {
    const start = Object.fromEntries(problem.params.map((name, i) => [name, problem[key][i]!]));
    const { parameters, outcome, sse, correlation, names, degreesOfFreedom, rank, unidentified } = await fit(formulaOf(problem), columnsOf(problem), { start });
    const of = (field: "value" | "standardError") => problem.params.map((name) => parameters[name]![field]);
    expect(outcome.converged).toBe(true);
    expect(digits(of("value"), problem.refined)).toBeGreaterThan(8);
    expect(digits(of("standardError"), problem.refinedSd)).toBeGreaterThan(exceptions[problem.name] ?? 8);
    expect(digits([sse], [problem.refinedRss])).toBeGreaterThan(exceptions[problem.name] === undefined ? 8 : 2.5);
    expect({ degreesOfFreedom, rank, unidentified }).toEqual({ degreesOfFreedom: problem.dof, rank: problem.params.length, unidentified: [] });
    const ordered = problem.params.map((a) => problem.params.map((b) => correlation[names.indexOf(a)]![names.indexOf(b)]!));
    expect(Math.max(...ordered.flatMap((row, i) => row.map((rho, j) => Math.abs(rho - problem.correlation[i]![j]!))))).toBeLessThan(1e-9);
  });
});
