import { callNode, type MatrixExpr } from "../expr.js";
import { factorOf, type Index, type Poly } from "./term.js";

const none = { rows: null, cols: null };

/** δ_ij, 1 where i = j and 0 elsewhere. */
export const deltaAtom = callNode("#delta", [], none);
/** 1 where the first index is the place of (second, third) in row-major order: it joins two axes into one, as kron and vec do. */
export const splitAtom = callNode("#split", [], none);
/** The derivative of the matrix function `name` at an expression, with two indices for each direction after the two of its value. */
export const frechetAtom = (name: string, at: MatrixExpr): MatrixExpr => callNode(`#${name}`, [at], none);
/** The derivative of a matrix that is left open by the symbol it depends on. */
export const openAtom = (symbol: MatrixExpr): MatrixExpr => callNode("#open", [symbol], none);

export const delta = (i: Index, j: Index): Poly => (i === j ? [{ coef: 1, factors: [], sums: [] }] : factorOf(deltaAtom, [i, j]));
export const split = (whole: Index, high: Index, low: Index): Poly => factorOf(splitAtom, [whole, high, low]);

/** Whether an atom has indices that no matrix has: it cannot be an argument. */
export const isTensorAtom = (atom: MatrixExpr): boolean => atom.kind === "call" && atom.name.startsWith("#");
