import { call } from "../call.js";
import { error } from "../errors.js";
import { isScalar, number, type CallExpr, type MatrixExpr } from "../expr.js";
import { elementwiseNames } from "../functions/elementwise.js";
import { own } from "../own.js";
import { identity, onesOf, transpose } from "../simplify/build.js";
import { isInvertible } from "../simplify/facts.js";
import { rewriteCall } from "../simplify/rewrite.js";
import { simplify } from "../simplify/simplify.js";
import { delta, frechetAtom } from "../tensor/atoms.js";
import { indicesOf, lowerFactor } from "../tensor/lower.js";
import { factorOf, index, scaleBy, summed, times, type At, type Index, type Poly } from "../tensor/term.js";
import { pointwiseDerivative } from "./pointwise.js";

/** The derivative of a function, read at `i, j`, by its argument, at `k, l`, null for an axis that is missing: sums of products in index notation, Σ over what is repeated within. */
type Partial = (x: MatrixExpr, at: { readonly i: Index; readonly j: Index; readonly k: Index; readonly l: Index }, call: CallExpr) => Poly;

const of = (name: string, ...args: MatrixExpr[]): MatrixExpr => simplify(rewriteCall(name, args));
const at = (expr: MatrixExpr, i: Index | null, j: Index | null = null): Poly => lowerFactor(expr, [i, j]);
const value = (expr: MatrixExpr): Poly => at(expr, null);
const minus = (p: Poly): Poly => scaleBy(-1, p);

/** f(A), whose derivative has no closed form, but at its trace; the derivative of f as a function of one number gives that. */
const analytic = (name: string): Partial => (x, { i, j, k, l }) => factorOf(frechetAtom(name, x), [i, j, k, l]);

/** (λI − A + vu'/u'v)⁻¹, the resolvent away from its own eigenvector. */
const resolvent = (a: MatrixExpr, lambda: MatrixExpr, v: MatrixExpr, u: MatrixExpr): MatrixExpr => {
  const projector = call("div", [call("mul", [v, transpose(u)]), call("mul", [transpose(u), v])]);
  return call("inv", [call("add", [call("sub", [call("mul", [lambda, identity(a.rows!)]), a]), projector])]);
};

/** du = (I − uu')·R·(dA·w) for a vector u of length 1. */
const turning = (u: MatrixExpr, r: MatrixExpr, i: Index, k: Index): Poly => {
  const a = index(k.size);
  return [...at(r, i, k), ...minus(summed(times(at(u, i), at(u, a), at(r, a, k)), a))];
};

/** The derivative of u, one of the vectors with X·v = σ·u, by X at (k, l). */
const singular = (x: MatrixExpr, s: MatrixExpr, u: MatrixExpr, v: MatrixExpr, i: Index, k: Index, l: Index): Poly => {
  const r = resolvent(call("mul", [x, transpose(x)]), call("power", [s, number(2)]), u, u);
  const a = index(x.rows!);
  return [...times(turning(u, r, i, k), value(s), at(v, l)), ...summed(times(turning(u, r, i, a), at(x, a, l), at(u, k)), a)];
};

/** The right eigenvector and the left one. */
const eigenvectors = (x: MatrixExpr, rank: MatrixExpr): [MatrixExpr, MatrixExpr] => [of("eigvec", x, rank), of("eigvec", transpose(x), rank)];

/** The derivative of a singular value. */
const byValue = (x: MatrixExpr, rank: MatrixExpr, k: Index, l: Index): Poly => times(at(call("leftsv", [x, rank]), k), at(call("rightsv", [x, rank]), l));

const partials: Readonly<Record<string, Partial>> = {
  inv: (x, { i, j, k, l }) => minus(times(at(of("inv", x), i, k), at(of("inv", x), l, j))),
  det: (x, { k, l }) => (isInvertible(x) ? times(value(of("det", x)), at(of("inv", x), l, k)) : at(of("adj", x), l, k)),
  logdet: (x, { k, l }) => at(of("inv", x), l, k),
  adj: (x, { i, j, k, l }) => {
    const y = of("inv", x);
    return times(value(of("det", x)), [...times(at(y, l, k), at(y, i, j)), ...minus(times(at(y, i, k), at(y, l, j)))]);
  },
  pinv: (x, { i, j, k, l }) => {
    const y = of("pinv", x);
    const [left, right] = [call("sub", [identity(x.cols!), call("mul", [y, x])]), call("sub", [identity(x.rows!), call("mul", [x, y])])];
    const [gram, cogram] = [call("mul", [y, transpose(y)]), call("mul", [transpose(y), y])];
    return [...minus(times(at(y, i, k), at(y, l, j))), ...times(at(gram, i, l), at(right, k, j)), ...times(at(left, i, l), at(cogram, k, j))];
  },
  chol: (s, { i, j, k, l }) => {
    const [factor, inverse, a] = [of("chol", s), of("inv", of("chol", s)), index(s.rows!)];
    const half = [...at(call("tril", [onesOf(s)]), a, j), ...scaleBy(-0.5, delta(a, j))];
    const turned = (p: Index, q: Index): Poly => scaleBy(0.5, summed(times(at(factor, i, a), half, at(inverse, a, p), at(inverse, j, q)), a));
    return [...turned(k, l), ...turned(l, k)];
  },
  expm: analytic("expm"), logm: analytic("logm"), sqrtm: analytic("sqrtm"), sinm: analytic("sinm"), cosm: analytic("cosm"),
  eigvals: (x, { i, k, l }) => times(at(of("inv", of("eigvecs", x)), i, k), at(of("eigvecs", x), l, i)),
  eigval: (x, { k, l }, { args: [, rank] }) => {
    const [v, u] = eigenvectors(x, rank!);
    return times(at(u, k), at(v, l), ...(u === v ? [] : [factorOf(simplify(call("mul", [transpose(u), v])), [], -1)]));
  },
  eigvec: (x, { i, k, l }, { args: [, rank] }) => {
    const [v, u] = eigenvectors(x, rank!);
    return times(turning(v, resolvent(x, of("eigval", x, rank!), v, u), i, k), at(v, l));
  },
  specnorm: (x, { k, l }) => byValue(x, number(1), k, l),
  nucnorm: (x, { k, l }) => {
    const r = index(x.cols!);
    return summed(times(at(call("svdU", [x]), k, r), at(call("svdV", [x]), l, r)), r);
  },
  sval: (x, { k, l }, { args: [, rank] }) => byValue(x, rank!, k, l),
  leftsv: (x, { i, k, l }, { args: [, rank] }) => singular(x, call("sval", [x, rank!]), call("leftsv", [x, rank!]), call("rightsv", [x, rank!]), i, k, l),
  rightsv: (x, { i, k, l }, { args: [, rank] }) => singular(transpose(x), call("sval", [x, rank!]), call("rightsv", [x, rank!]), call("leftsv", [x, rank!]), i, l, k),
  softmax: (x, { i, k }) => {
    const s = of("softmax", x);
    return [...times(at(s, i), delta(i, k)), ...minus(times(at(s, i), at(s, k)))];
  },
  rowsoftmax: (x, { i, j, k, l }) => {
    const s = of("rowsoftmax", x);
    return times(delta(i, k), [...times(at(s, i, j), delta(j, l)), ...minus(times(at(s, i, j), at(s, i, l)))]);
  },
  logsumexp: (x, { k, l }) => {
    if (x.cols === null) return at(of("softmax", x), k);
    const raised = call("exp", [x]);
    return times(at(raised, k, l), factorOf(call("sum", [raised]), [], -1));
  },
  prod: (x, { k, l }, product) => times(value(product), factorOf(x, indicesOf([k, l]), -1)),
};

/** The derivative of a call by its n-th argument: from the table of matrix functions, or entry by entry from the table of scalar ones. */
export const partialOf = (node: CallExpr, n: number, out: At, by: At): Poly => {
  const x = node.args[n]!;
  const pointwise = node.name === "power" ? "pow" : elementwiseNames.includes(node.name) ? node.name : undefined;
  if (pointwise) {
    const slope = pointwiseDerivative(pointwise as "atan2", node.args, node, n);
    const deltas = out.flatMap((i, axis) => (i && by[axis] ? [delta(i, by[axis])] : []));
    return times(lowerFactor(slope, isScalar(slope) ? [null, null] : out), ...deltas);
  }
  const partial = own(partials, node.name);
  if (!partial) throw error("matrix/no-derivative", { name: node.name });
  const [i, j] = indicesOf(out) as [Index, Index];
  const [k, l] = by as [Index, Index];
  return partial(x, { i, j, k, l }, node);
};

