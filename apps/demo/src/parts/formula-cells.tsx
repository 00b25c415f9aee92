import { toMathML, type Expr } from "@gradkit/scalar";
import type { VNode } from "preact";
import { numberText } from "../math/number-text.js";
import { MathML } from "./math-ml.js";

/** The cells of a matrix of formulas. */
export const formulaCells = (rows: readonly (readonly Expr[])[]): VNode[][] => rows.map((row) => row.map((expr, k) => <MathML key={k} inline html={toMathML(expr, { display: "inline" })} />));

/** The cells of a matrix of numbers. */
export const numberCells = (rows: readonly (readonly number[])[], digits = 4): string[][] => rows.map((row) => row.map((value) => numberText(value, digits)));
