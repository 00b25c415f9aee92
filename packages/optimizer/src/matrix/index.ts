export type { MatrixExpr } from "./matrix-expr.js";
export { matrixObjective } from "./matrix-objective.js";
