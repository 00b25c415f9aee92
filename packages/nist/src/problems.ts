import type { NistProblem } from "./problem.js";
import file from "./problems.json" with { type: "json" };

/**
 * The 27 nonlinear regressions of NIST's Statistical Reference Datasets, of two starts each.
 *
 * @source NIST/ITL StRD Nonlinear Regression, US government work, public domain; refined values by Newton's iteration with 70 digits
 */
export const problems: readonly NistProblem[] = file.problems;
