import type { Aval, Equation } from "@gradkit/autodiff";
import type { PrimitiveName } from "@gradkit/autodiff/backend";
import { abs, add, and, constant, div, le, lt, mul, select, sqrt, sub, type Expr } from "../../ir/expr.js";
import { along, at, computed, plus, type IndexMap } from "../../ir/index-map.js";
import { fold, loop, steps } from "../../ir/statement.js";
import { functions } from "../../kernels/functions.js";
import { againWhere } from "../again.js";
import type { Context } from "../context.js";
import { interpreted, programOf } from "../interpreted.js";
import { assign, variable, type Local } from "../local.js";
import type { Lowering } from "../lowering.js";
import { nest } from "../nest.js";
import { storedAt, storeInto, type Value } from "../value.js";
import { factor, vanishingPivot } from "./factor.js";
import { copy, eachMatrix, element, matricesOf, matrixIn, put, scratch, type Matrix } from "./matrix.js";
import { triangularSolve as solveTriangle } from "./triangle.js";

/** What an operation on matrices writes: the matrices of one element of its batch, inputs and then outputs. `fails` takes what is 1 where a matrix has no answer, else 0. */
type Body<P> = (c: Context, matrices: readonly Matrix[], params: P, fails: (bad: Expr) => void) => void;

/**
 * An operation on each matrix of a batch. Where one has no answer, or NaN in it, the interpreter computes the whole again, once, and throws its error or gives what it has: it takes nothing times a number that is
 * not finite for nothing. Where an axis is empty or the numbers are float32, it computes all.
 */
const onMatrices = <N extends PrimitiveName>(name: N, ranks: readonly number[], body: Body<never>): Lowering<N> => (c, inputs, params, outputs) => {
  const equation: Pick<Equation, "primitive" | "params" | "outputs"> = { primitive: name, params: params as Equation["params"], outputs };
  const run = (named: readonly string[]): Value[] => interpreted(c, programOf(equation, inputs), inputs, outputs, named);
  const special = inputs.find(({ dtype, shape }) => dtype !== "float64" || shape.includes(0));
  if (special) return run([`${name} of ${special.dtype === "float64" ? "an empty axis" : special.dtype}`]);
  const lead = inputs[0]!.shape.slice(0, -2);
  const given = inputs.map((x) => matricesOf(c, x));
  const made = outputs.map((out: Aval, k) => storedAt(out, c.place(out, k)));
  const found = made.map(({ place, shape }, k) => matrixIn(place!, shape.slice(shape.length - ranks[k]!)));
  const bad = variable(c, constant(0));
  eachMatrix(c, [...given, ...found], lead, (matrices) => body(c, matrices, params as never, (by) => c.emit(fold(bad.local, "add", by))));
  againWhere(c, bad, made[0]!, () => run([]).forEach((value, k) => storeInto(c, value, made[k]!.place!)));
  return made;
};

const orderOf = (c: Context, m: number): Matrix => scratch(c, m, 1, "int32");

export const lu = onMatrices("lu", [2, 1], (c, [a, packed, order]) => {
  copy(c, a!, packed!);
  factor(c, packed!, order!);
});

/** The factors of a matrix in memory of their own. */
const factored = (c: Context, a: Matrix): { readonly lu: Matrix; readonly order: Matrix; readonly sign: Local } => {
  const packed = scratch(c, a.m, a.n);
  copy(c, a, packed);
  const order = orderOf(c, a.m);
  return { lu: packed, order, sign: factor(c, packed, order) };
};

const unitLower = { lower: true, unit: true };
const upper = { lower: false, unit: false };

export const solve = onMatrices("solve", [2], (c, [a, b, x], { transpose }: { readonly transpose: boolean }, fails) => {
  const { lu: packed, order } = factored(c, a!);
  fails(vanishingPivot(c, packed));
  const row = (i: IndexMap): IndexMap => computed(element(order, i, at(0)));
  const y = transpose ? scratch(c, b!.m, b!.n) : x!;
  if (transpose) copy(c, b!, y);
  else nest(c, [b!.m, b!.n], ([i, j]) => put(c, y, i!, j!, element(b!, row(i!), j!)), { most: 1 });
  for (const triangle of transpose ? [upper, unitLower] : [unitLower, upper]) solveTriangle(c, packed, y, { ...triangle, transpose });
  if (transpose) nest(c, [b!.m, b!.n], ([i, j]) => put(c, x!, row(i!), j!, element(y, i!, j!)), { most: 1 });
});

export const triangularSolve = onMatrices("triangularSolve", [2], (c, [a, b, x], params: { readonly lower: boolean; readonly transpose: boolean; readonly unit: boolean }, fails) => {
  copy(c, b!, x!);
  fails(solveTriangle(c, a!, x!, params));
});

export const cholesky = onMatrices("cholesky", [2], (c, [a, l], _, fails) => {
  const { n } = a!;
  nest(c, [n, n], ([i, j]) => put(c, l!, i!, j!, constant(0)), { most: 4 });
  const bad = variable(c, constant(0));
  const [j, i, k] = [c.variable(), c.variable(), c.variable()];
  /** The element of the symmetric part less the inner product of the rows so far. */
  const rest = (row: IndexMap): Expr => {
    const total = variable(c, constant(0));
    c.emit(steps(k, n, [at(0), along(j)], [fold(total.local, "add", mul(element(l!, row, along(k)), element(l!, along(j), along(k))))], false));
    const half = constant(0.5);
    return sub(add(mul(half, element(a!, row, along(j))), mul(half, element(a!, along(j), row))), total);
  };
  c.emit(loop(j, n, c.list(() => {
    const pivot = variable(c, rest(along(j)));
    assign(c, bad, select(lt(constant(0), pivot), bad, constant(1)));
    const root = variable(c, sqrt(pivot));
    put(c, l!, along(j), along(j), root);
    c.emit(steps(i, n, [plus(at(1), along(j)), at(n)], c.list(() => put(c, l!, along(i), along(j), div(rest(along(i)), root)))));
  }), true));
  fails(bad);
});

export const slogdet = onMatrices("slogdet", [0, 0], (c, [a, sign, logAbs]) => {
  const { lu: packed, sign: exchanged } = factored(c, a!);
  const total = variable(c, constant(0));
  nest(c, [a!.n], ([i]) => {
    const u = element(packed, i!, i!);
    assign(c, exchanged, mul(exchanged, functions.sign.value(u)));
    assign(c, total, add(total, functions.log.value(abs(u))));
  }, { sequential: true, most: 4 });
  put(c, sign!, at(0), at(0), exchanged);
  put(c, logAbs!, at(0), at(0), total);
});

/** The product of the pivots; where a part of it is so small or large that it may have left the range, the interpreter's, which scales. */
export const det = onMatrices("det", [0], (c, [a, out], _, fails) => {
  const { lu: packed, sign } = factored(c, a!);
  const size = abs(sign);
  nest(c, [a!.n], ([i]) => {
    assign(c, sign, mul(sign, element(packed, i!, i!)));
    fails(select(and(le(constant(1e-290), size), le(size, constant(1e290))), constant(0), constant(1)));
  }, { sequential: true, most: 4 });
  put(c, out!, at(0), at(0), sign);
});
