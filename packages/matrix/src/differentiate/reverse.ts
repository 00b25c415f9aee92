import { dependence } from "../depends.js";
import { isCall, type MatrixExpr, type SymbolExpr } from "../expr.js";
import { functionNamed } from "../functions/functions.js";
import { atOf, raise, raiseTensor } from "../simplify/raise.js";
import { delta, frechetAtom, isTensorAtom, openAtom } from "../tensor/atoms.js";
import { indicesFor, indicesOf, lower, lowerFactor } from "../tensor/lower.js";
import { factorOf, index, renamed, summed, times, type At, type Factor, type Index, type Poly, type Term } from "../tensor/term.js";
import { partialOf } from "./partials.js";

/** What the function's derivative by an atom is so far, at indices of its own. */
interface Adjoint {
  readonly atom: MatrixExpr;
  readonly idx: readonly Index[];
  poly: Poly;
}

/**
 * The derivative of an expression, read at `out`, by a symbol, read at `by`, in index notation: reverse accumulation on the graph of the expression, each
 * shared part once. A derivative of at most two axes is brought into matrix form before it is handed on.
 *
 * @source Laue, Mitterreiter and Giesen, Computing higher order derivatives of matrix and tensor expressions (2018), and A simple and efficient tensor
 *         calculus (2020); MML 5.143 to 5.145
 */
export const reverse = (expr: MatrixExpr, symbol: SymbolExpr, out: readonly (Index | null)[], by: At): Poly => {
  const depends = dependence(symbol);
  const adjoints = new Map<string, Adjoint>();
  const result: Term[] = [];
  const outer = out.filter((i) => i !== null);

  const hand = (atom: MatrixExpr, idx: readonly Index[], poly: Poly): void => {
    const key = `${atom.id}:${idx.length}`;
    const known = adjoints.get(key);
    if (!known) return void adjoints.set(key, { atom, idx, poly });
    known.poly = [...known.poly, ...renamed(poly, new Map(idx.map((i, k) => [i, known.idx[k]!])))];
  };

  /** The product rule: from each factor that depends on the symbol, its cofactor in the sum over `over`. */
  const product = (before: Poly, terms: Poly, over: readonly Index[]): void => {
    for (const term of terms) {
      for (const factor of term.factors) {
        if (!depends(factor.atom)) continue;
        const idx = factor.idx.map(({ size }) => index(size));
        const deltas = factor.idx.map((i, k) => delta(i, idx[k]!));
        hand(factor.atom, idx, summed(times(before, [cofactor(term, factor)], ...deltas), ...over));
      }
    }
  };

  const visit = ({ atom, idx, poly }: Adjoint): void => {
    const adjoint = settled(poly, outer, idx);
    if (atom === symbol) return void result.push(...renamed(adjoint, new Map(idx.map((i, k) => [i, indicesOf(by)[k]!]))));
    if (atom.kind === "symbol") return void result.push(...summed(times(adjoint, factorOf(openAtom(atom), [...idx, ...indicesOf(by)])), ...idx));
    if (atom.kind !== "call") return;
    if (isCall(atom, "#open")) return void result.push(...summed(times(adjoint, factorOf(atom, [...idx, ...indicesOf(by)])), ...idx));
    if (isTensorAtom(atom)) {
      const [x] = atom.args as [MatrixExpr];
      const at = indicesFor(x);
      const next = factorOf(frechetAtom(atom.name.slice(1), x), [...idx, ...indicesOf(at)]);
      return product(summed(times(adjoint, next), ...idx), lower(x, at), indicesOf(at));
    }
    const at = atOf(atom, idx);
    const terms = functionNamed(atom.name)!.lower ? lower(atom, at) : [];
    const isItself = terms.length === 1 && terms[0]!.factors.length === 1 && terms[0]!.factors[0]!.atom === atom;
    if (terms.length > 0 && !isItself) return product(adjoint, terms, idx);
    for (const [n, x] of atom.args.entries()) {
      if (!depends(x)) continue;
      const inner = indicesFor(x);
      product(summed(times(adjoint, partialOf(atom, n, at, inner)), ...idx), lower(x, inner), indicesOf(inner));
    }
  };

  product([{ coef: 1, factors: [], sums: [] }], expr.kind === "tensor" ? tensorTerms(expr, outer) : lower(expr, [out[0] ?? null, out[1] ?? null]), []);
  while (adjoints.size > 0) {
    const [key, latest] = [...adjoints].reduce((a, b) => (a[1].atom.id > b[1].atom.id ? a : b));
    adjoints.delete(key);
    visit(latest);
  }
  return result;
};

const tensorTerms = ({ out, by, terms }: MatrixExpr & { kind: "tensor" }, outer: readonly Index[]): Poly =>
  renamed(terms, new Map([...out, ...by].map((axis, k) => [axis, outer[k]!])));

/** A term without one power of a factor, times that power: the derivative by the factor. */
const cofactor = (term: Term, factor: Factor): Term => ({
  coef: term.coef * factor.exp,
  sums: term.sums,
  factors: term.factors.flatMap((other) => (other !== factor ? [other] : factor.exp === 1 ? [] : [{ ...factor, exp: factor.exp - 1 }])),
});

/** A derivative in a short form: a matrix where it has at most two axes, else with its sums carried out as far as they go. */
const settled = (poly: Poly, outer: readonly Index[], idx: readonly Index[]): Poly => {
  const axes = [...outer, ...idx];
  if (axes.length > 2) return raiseTensor(poly, [], axes).terms;
  const at: At = [axes[0] ?? null, axes[1] ?? null];
  const raised = raise(poly, at, true, 2);
  return raised ? lowerFactor(raised, at) : poly;
};
