import type { MatrixExpr } from "../expr.js";
import { shortened } from "../simplify/chain.js";
import { commutes, slopeOf } from "./analytic.js";
import { at, drop, inTensor, oriented, otherEnd, remove, type Rule } from "./network.js";
import { join } from "./sums.js";
import type { Index } from "./term.js";

/** The derivative of a matrix function under its trace, also with a weight that commutes with its argument, or in a direction that does. */
export const commuting: Rule = (net) => {
  for (const factor of net.tensors) {
    const slope = factor.idx.length === 4 ? slopeOf(factor.atom) : undefined;
    if (!slope) continue;
    const [i, j, k, l] = factor.idx as [Index, Index, Index, Index];
    const isOnly = (end: Index, edges: number): boolean =>
      net.sums.has(end) && !net.vectors.has(end) && at(net, end).length === edges && !inTensor(net, end, factor);
    const [c, f] = slope;
    const between = (p: Index, q: Index): readonly MatrixExpr[] | undefined => {
      const edge = at(net, p).find((candidate) => otherEnd(candidate, p) === q);
      if (!edge || !isOnly(p, 1) || !isOnly(q, 1) || !commutes(factor.atom, oriented(edge, p))) return undefined;
      remove(net, edge);
      return oriented(edge, p);
    };
    const isTrace = i === j && isOnly(i, 0);
    const weight = isTrace ? [] : between(j, i);
    const direction = weight ? undefined : between(k, l);
    if (!weight && !direction) continue;
    drop(net, ...(weight ? [i, j] : [k, l]));
    const [from, to] = weight ? [l, k] : [i, j];
    const chain = shortened([...(weight ?? direction!), f]);
    remove(net, factor);
    if (chain.length === 0) join(net, from, to);
    else net.edges.push({ i: from, j: to, chain });
    net.coef *= c;
    return true;
  }
  return false;
};
