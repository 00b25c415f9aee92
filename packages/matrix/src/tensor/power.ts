import type { MatrixExpr } from "../expr.js";
import type { Lower } from "../functions/row.js";
import { isTensorAtom } from "./atoms.js";
import { factorOf, type At, type Poly } from "./term.js";

/** An expression to a power entry by entry: factor by factor where that is the same for all real numbers, else as one atom. */
export const pointwisePower = (lower: Lower, expr: MatrixExpr, at: At, exp: number): Poly => {
  const [term, ...others] = lower(expr, at);
  const splits =
    term !== undefined && others.length === 0 && term.sums.length === 0 && term.factors.every(({ atom }) => !isTensorAtom(atom)) &&
    (Number.isInteger(exp) || (term.coef > 0 && term.factors.length <= 1 && term.factors.every((factor) => factor.exp === 1)));
  if (!splits) return factorOf(expr, at.filter((i) => i !== null), exp);
  return [{ coef: term.coef ** exp, factors: term.factors.map((factor) => ({ ...factor, exp: factor.exp * exp })), sums: [] }];
};
