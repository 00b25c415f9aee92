import { isScalar, type MatrixExpr } from "../expr.js";
import { notation } from "./notation.js";
export { isScalar };
export const format = (expr: MatrixExpr): string => notation(expr);
