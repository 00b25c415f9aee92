import type { Program } from "@gradkit/autodiff";
import type { Expr } from "@gradkit/scalar";
import type { Evaluator } from "../evaluator.js";
import type { MatrixExpr } from "../matrix/matrix-expr.js";
import type { ModuleObjective } from "./module.js";

/**
 * What is minimised: a function of the parameters' tree, whose leaves it sees as tensors; a program traced from one; or a formula of numbers or of matrices, whose variables are keys of the
 * parameters' object, or of the data's; or an evaluator of one vector, with derivatives of its own. Or the module that exports one of these.
 */
export type Objective = ((parameters: never, rows: never) => unknown) | Program | Expr | MatrixExpr | Evaluator | ModuleObjective;

/** What least squares takes: a function or program of residuals of any shapes, or formulas of one residual each. */
export type Residuals = Objective | readonly Expr[];

export type ObjectiveFunction = (parameters: unknown, rows?: unknown) => unknown;

export const isEvaluator = (objective: unknown): objective is Evaluator => typeof objective === "object" && objective !== null && typeof (objective as Partial<Evaluator>).answer === "function";

export const isModule = (objective: unknown): objective is ModuleObjective => typeof objective === "object" && objective !== null && "url" in objective && "export" in objective;
