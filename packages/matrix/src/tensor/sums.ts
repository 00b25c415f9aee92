import { call } from "../call.js";
import { isCall, isScalar, sizeScalar, type MatrixExpr } from "../expr.js";
import { entrywiseProduct, onesOf, productOf } from "../simplify/build.js";
import { shortened } from "../simplify/chain.js";
import { compare } from "../simplify/order.js";
import { deltaAtom } from "./atoms.js";
import { at, drop, forEachSum, inTensor, multiply, onVector, oriented, otherEnd, remove, scalarFactor, vectorChain, weightAt, type Network, type Rule } from "./network.js";
import { innerProduct, traceOf } from "./scalars.js";
import type { Index } from "./term.js";

/** Whether nothing stands at the index of a sum. */
const isIdle = (net: Network, k: Index): boolean => net.sums.has(k) && !net.vectors.has(k) && at(net, k).length === 0 && !inTensor(net, k);

/** An edge from a sum over k to k: the trace, or the diagonal where more stands at k. */
export const loop: Rule = (net) => {
  const edge = net.edges.find(({ i, j }) => i === j);
  if (!edge) return false;
  const { i, chain } = edge;
  remove(net, edge);
  if (!isIdle(net, i)) {
    onVector(net, i, call("diag", [productOf(shortened(chain))]));
    return true;
  }
  drop(net, i);
  scalarFactor(net, traceOf(chain, i));
  return true;
};

/** A sum over an index where only vectors stand. */
export const inner = forEachSum((net, k, edges) => {
  if (edges.length > 0) return false;
  const powers = net.vectors.get(k);
  drop(net, k);
  scalarFactor(net, powers ? innerProduct(powers, k) : sizeScalar(k.size));
  return true;
});

/** A sum over an index with one edge: a matrix times a vector. */
export const leaf = forEachSum((net, k, [edge, ...others]) => {
  if (!edge || others.length > 0 || edge.i === edge.j) return false;
  const end = otherEnd(edge, k);
  const powers = net.vectors.get(k);
  drop(net, k);
  remove(net, edge);
  const chain = shortened([...oriented(edge, end), ...vectorChain(powers, k)]);
  if (!(powers === undefined && chain.length === 2 && isCall(chain[0]!, "rowsoftmax"))) onVector(net, end, productOf(chain));
  return true;
});

/** A sum over an index with two edges: a matrix product, with a diagonal matrix where a vector stands. */
export const path = forEachSum((net, k, [a, b, ...others]) => {
  if (!a || !b || others.length > 0 || a.i === a.j || b.i === b.j) return false;
  const [from, to] = [otherEnd(a, k), otherEnd(b, k)];
  const middle = weightAt(net, k);
  drop(net, k);
  remove(net, a, b);
  const chain = shortened([...oriented(a, from), ...middle, ...oriented(b, k)]);
  if (chain.length > 0) net.edges.push({ i: from, j: to, chain });
  else join(net, from, to);
  return true;
});

/** A matrix product that is the identity: one index goes, or a delta stays. */
export const join = (net: Network, a: Index, b: Index): void => {
  if (a === b) {
    if (!isIdle(net, a)) return;
    drop(net, a);
    return scalarFactor(net, sizeScalar(a.size));
  }
  const [from, to] = net.sums.has(b) ? [b, a] : [a, b];
  if (!net.sums.has(from)) return void net.tensors.push({ atom: deltaAtom, idx: [from, to], exp: 1 });
  const moved = net.vectors.get(from) ?? [];
  drop(net, from);
  for (const [atom, exp] of moved) onVector(net, to, atom, exp);
  const name = (i: Index): Index => (i === from ? to : i);
  net.edges = net.edges.map(({ i, j, chain }) => ({ i: name(i), j: name(j), chain }));
  net.tensors = net.tensors.map((factor) => ({ ...factor, idx: factor.idx.map(name) }));
};

/** Two edges between the same indices: their entries are multiplied. */
export const parallel: Rule = (net) => {
  for (const [k, a] of net.edges.entries()) {
    const b = net.edges.find((edge, at) => at > k && (edge.i === a.i ? edge.j === a.j : edge.i === a.j && edge.j === a.i));
    if (!b || a.i === a.j) continue;
    remove(net, a, b);
    net.edges.push({ i: a.i, j: a.j, chain: [entrywise(productOf(a.chain), productOf(oriented(b, a.i)))] });
    return true;
  }
  return false;
};

const entrywise = (a: MatrixExpr, b: MatrixExpr): MatrixExpr => {
  const [first, second] = [a, b].toSorted(compare) as [MatrixExpr, MatrixExpr];
  for (const [mask, other] of [[first, second], [second, first]] as const) {
    if ((isCall(mask, "tril") || isCall(mask, "triu")) && isCall(mask.args[0]!, "ones")) return call(mask.name, [other]);
  }
  const powers = new Map<MatrixExpr, number>();
  for (const factor of [first, second]) for (const [atom, exp] of entriesOf(factor)) multiply(powers, atom, exp);
  return entrywiseProduct(powers, () => onesOf(a));
};

const entriesOf = (expr: MatrixExpr): [MatrixExpr, number][] => {
  if (isCall(expr, "times") && !expr.args.some(isScalar)) return expr.args.flatMap(entriesOf);
  if (isCall(expr, "over") && !expr.args.some(isScalar)) return [...entriesOf(expr.args[0]!), ...entriesOf(expr.args[1]!).map(([atom, exp]): [MatrixExpr, number] => [atom, -exp])];
  const exp = isCall(expr, "power") ? expr.args[1] : undefined;
  if (isCall(expr, "power") && exp?.kind === "number") return [[expr.args[0]!, exp.value]];
  return [[expr, 1]];
};
