import { laterError } from "../later-errors.js";
import { isMatrixExpr } from "../matrix/matrix-expr.js";
import type { MakeProblem } from "../prepare.js";
import { rowProblem } from "./row-problem.js";

/**
 * The problem of a task, which must be there at once: a matrix expression is read by what would have to be loaded first.
 *
 * @throws as `rowProblem`; optimizer/not-sendable
 */
export const taskProblem: MakeProblem = (call, objective, ...rest) => {
  if (isMatrixExpr(objective)) throw laterError("optimizer/not-sendable", { call, path: "the objective", got: "a matrix expression, which matrixObjective of @gradkit/optimizer/matrix makes a function" });
  return rowProblem(call, objective, ...rest);
};
