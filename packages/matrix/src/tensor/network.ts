import { call } from "../call.js";
import type { MatrixExpr } from "../expr.js";
import { entrywiseProduct, onesOf, powerOf, productOf, transpose } from "../simplify/build.js";
import { flat, reversed } from "../simplify/chain.js";
import { isTensorAtom } from "./atoms.js";
import type { Factor, Index, Term } from "./term.js";

/** Powers of atoms, multiplied entry by entry. */
export type Powers = Map<MatrixExpr, number>;

/** A matrix between two indices: the entries of the atoms multiplied. */
export interface Edge {
  readonly i: Index;
  readonly j: Index;
  readonly chain: readonly MatrixExpr[];
}

/** A term as a graph: its indices are nodes, vectors sit on them and matrices join them. */
export interface Network {
  coef: number;
  readonly scalars: Powers;
  readonly vectors: Map<Index, Powers>;
  edges: Edge[];
  tensors: Factor[];
  readonly sums: Set<Index>;
}

export const multiply = (powers: Powers, atom: MatrixExpr, exp: number): void => {
  const next = (powers.get(atom) ?? 0) + exp;
  if (next === 0) powers.delete(atom);
  else powers.set(atom, next);
};

export const graphOf = ({ coef, factors, sums }: Term): Network => {
  const net: Network = { coef, scalars: new Map(), vectors: new Map(), edges: [], tensors: [], sums: new Set(sums) };
  for (const factor of factors) {
    const { atom, idx, exp } = factor;
    const [i, j] = idx;
    if (isTensorAtom(atom)) net.tensors.push(factor);
    else if (!i) multiply(net.scalars, atom, exp);
    else if (!j) onVector(net, i, atom.cols === null ? atom : transpose(atom), exp);
    // Roots and quotients are of the diagonal alone: what stands beside it may have none.
    else if (i === j && !(Number.isInteger(exp) && exp > 0)) onVector(net, i, call("diag", [atom]), exp);
    else net.edges.push({ i, j, chain: flat(powerOf(atom, exp)) });
  }
  return net;
};

export const onVector = (net: Network, i: Index, atom: MatrixExpr, exp = 1): void => {
  const powers = net.vectors.get(i) ?? new Map<MatrixExpr, number>();
  multiply(powers, atom, exp);
  if (powers.size === 0) net.vectors.delete(i);
  else net.vectors.set(i, powers);
};

/** A vector as the chain of its factors: [A, x] for A·x. */
export const vectorChain = (powers: Powers | undefined, i: Index): MatrixExpr[] => {
  const [[atom, exp] = []] = powers ?? [];
  if (powers?.size === 1 && exp === 1) return flat(atom!);
  return [entrywiseProduct(powers ?? new Map<MatrixExpr, number>(), () => onesOf({ rows: i.size, cols: null }))];
};

/** What stands at an index, ones where nothing does. */
export const vectorAt = ({ vectors }: Network, k: Index): MatrixExpr => productOf(vectorChain(vectors.get(k), k));

/** The vector at an index as a diagonal factor of a chain; none where there is no vector. */
export const weightAt = (net: Network, k: Index): MatrixExpr[] => (net.vectors.has(k) ? [call("diag", [vectorAt(net, k)])] : []);

export const oriented = ({ i, chain }: Edge, from: Index): readonly MatrixExpr[] => (i === from ? chain : reversed(chain));
export const otherEnd = ({ i, j }: Edge, end: Index): Index => (i === end ? j : i);
export const at = (net: Network, k: Index): Edge[] => net.edges.filter(({ i, j }) => i === k || j === k);
export const inTensor = (net: Network, k: Index, ...but: readonly Factor[]): boolean => net.tensors.some((factor) => !but.includes(factor) && factor.idx.includes(k));

/** One sum less, or one edge less: each rule says whether it applied. */
export type Rule = (net: Network) => boolean;

export const forEachSum = (rule: (net: Network, k: Index, edges: Edge[]) => boolean): Rule => (net) => {
  for (const k of net.sums) if (!inTensor(net, k) && rule(net, k, at(net, k))) return true;
  return false;
};

export const drop = (net: Network, ...indices: readonly Index[]): void => {
  for (const k of indices) {
    net.sums.delete(k);
    net.vectors.delete(k);
  }
};

/** The network without some of its edges and tensors. */
export const remove = (net: Network, ...parts: readonly (Edge | Factor | undefined)[]): void => {
  net.edges = net.edges.filter((edge) => !parts.includes(edge));
  net.tensors = net.tensors.filter((factor) => !parts.includes(factor));
};

/** A scalar that a sum has left. */
export const scalarFactor = (net: Network, expr: MatrixExpr): void => {
  if (expr.kind === "number") net.coef *= expr.value;
  else multiply(net.scalars, expr, 1);
};
