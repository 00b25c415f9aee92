import type { Program } from "@gradkit/autodiff";
import type { Expr } from "@gradkit/scalar";
import type { Evaluator } from "../evaluator.js";
import type { ModuleObjective } from "./module.js";

/**
 * What is minimised: a function of the parameters' tree, whose leaves it sees as tensors; a program traced from one; or a formula, whose variables are keys of the
 * parameters' object; or an evaluator of one vector, with derivatives of its own. Or the module that exports one of these.
 */
export type Objective = ((parameters: never, rows: never) => unknown) | Program | Expr | Evaluator | ModuleObjective;

/** What least squares takes: a function or program of residuals of any shapes, or formulas of one residual each. */
export type Residuals = Objective | readonly Expr[];

export type ObjectiveFunction = (parameters: unknown, rows?: unknown) => unknown;

export const isEvaluator = (objective: unknown): objective is Evaluator => typeof objective === "object" && objective !== null && typeof (objective as Partial<Evaluator>).answer === "function";
