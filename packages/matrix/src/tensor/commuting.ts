import { shortened } from "../simplify/chain.js";
import { isAlong, slopeOf } from "./analytic.js";
import { at, oriented, otherEnd, type Rule } from "./network.js";
import type { Index } from "./term.js";

/** The derivative of a matrix function under its trace, or in a direction that commutes with its argument. */
export const commuting: Rule = (net) => {
  for (const factor of net.tensors) {
    const slope = factor.idx.length === 4 ? slopeOf(factor.atom) : undefined;
    if (!slope) continue;
    const [i, j, k, l] = factor.idx as [Index, Index, Index, Index];
    const others = net.tensors.filter((other) => other !== factor);
    const isOnly = (end: Index, edges: number): boolean =>
      net.sums.has(end) && !net.vectors.has(end) && at(net, end).length === edges && others.every(({ idx }) => !idx.includes(end));
    const [c, f] = slope;
    if (i === j && isOnly(i, 0)) {
      net.sums.delete(i);
      net.edges.push({ i: l, j: k, chain: [f] });
    } else {
      const edge = at(net, k).find((candidate) => otherEnd(candidate, k) === l);
      if (!edge || !isOnly(k, 1) || !isOnly(l, 1) || !isAlong(factor.atom, oriented(edge, k))) continue;
      for (const end of [k, l]) net.sums.delete(end);
      net.edges = [...net.edges.filter((other) => other !== edge), { i, j, chain: shortened([...oriented(edge, k), f]) }];
    }
    net.tensors = others;
    net.coef *= c;
    return true;
  }
  return false;
};
