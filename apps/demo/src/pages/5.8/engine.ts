import { einsum, toNDArray, type TensorLike } from "@gradkit/autodiff";
import type { Expr, Interval } from "@gradkit/scalar";
import type { NDArray } from "@gradkit/shapes";
import { linearize, taylor, type Quadratic, type Taylor } from "@gradkit/taylor";
import { format, polynomial, toExpr, toMathML } from "@gradkit/taylor/polynomial";
import { quadraticModel } from "../../math/quadratic-model.js";
import { roundedSum } from "../../math/rounded-sum.js";
import { tensorFunction } from "../../math/tensor-function.js";
import { unlessRefused } from "../../math/unless-refused.js";

type Point = readonly [number, number];

const variables = ["x", "y"];

/** The Taylor polynomial of a function at a point, or null where it has none. */
export const taylorOf = (f: Expr, at: Point, n: number): Taylor<number> | null => unlessRefused(() => taylor(tensorFunction(f, variables), at, n), () => null);

/** The quadratic model, or null where there is none. */
export const quadraticOf = (f: Expr, at: Point): Quadratic | null => quadraticModel(f, at) ?? null;

/** The linear model at a point: its value at x and the derivative along δ, without forming the Jacobian. */
export const linearOf = (f: Expr, at: Point, delta: Point): { readonly value: number; readonly at: number; readonly along: number } | null =>
  unlessRefused(() => {
    const model = linearize(tensorFunction(f, variables), [...at]);
    return { value: model.value as number, at: model.at(at.map((x, k) => x + delta[k]!)) as number, along: model.pushforward([...delta]) as number };
  }, () => null);

/** The polynomial as a formula. */
export const exprOf = (T: Taylor<number>): Expr => toExpr(T.toPolynomial());

const longest = 160;

/** The polynomial as MathML: exact, or with four digits where its exact coefficients are long. */
export const mathOf = (T: Taylor<number>): string => {
  const exact = T.toPolynomial();
  if (format(exact).length <= longest) return toMathML(exact);
  const factorOf = (exponents: readonly number[]): Expr | undefined => (exponents.every((n) => n === 0) ? undefined : toExpr(polynomial(exact.variables, [{ exponents, coefficient: 1 }], exact.center)));
  return roundedSum(exact.terms.map(({ exponents, coefficient }) => ({ coefficient, factor: factorOf(exponents) })));
};

/** The proven bound of f − T over the square of half side r around the point, or null where it has none. */
export const boundOf = (T: Taylor<number>, [x, y]: Point, r: number): Interval | null => unlessRefused(() => T.remainder([[x - r, x + r], [y - r, y + r]]), () => null);

/** δ ⊗ … ⊗ δ, k times. */
export const outerPower = (delta: Point, k: number): NDArray => {
  const letters = ["i", "j", "k", "l"].slice(0, k);
  return k === 0 ? toNDArray(1) : toNDArray(einsum(`${letters.join()}->${letters.join("")}`, ...letters.map((): TensorLike => [...delta])));
};

/** D^k f contracted with one δ after the other: from the tensor to a number. */
export const contracted = (tensor: NDArray, delta: Point): readonly NDArray[] => {
  const all = [tensor];
  for (let rank = tensor.shape.length; rank > 0; rank--) {
    const letters = "ijkl".slice(0, rank);
    all.push(toNDArray(einsum(`${letters},${letters.at(-1)!}->${letters.slice(0, -1)}`, all.at(-1)!, [...delta])));
  }
  return all;
};
