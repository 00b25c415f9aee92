import { call } from "../call.js";
import { sizeScalar } from "../expr.js";
import { identity, productOf } from "../simplify/build.js";
import { shortened } from "../simplify/chain.js";
import { splitAtom } from "./atoms.js";
import { at, drop, inTensor, onVector, oriented, otherEnd, remove, vectorAt, weightAt, type Network, type Rule } from "./network.js";
import type { Factor, Index } from "./term.js";

/** A split whose parts are joined to nothing but vectors or one matrix: vec, unvec or kron. */
export const whole: Rule = (net) => {
  for (const a of net.tensors) {
    if (a.atom !== splitAtom) continue;
    const [i, high, low] = a.idx as readonly [Index, Index, Index];
    const isFree = (k: Index): boolean => net.sums.has(k) && !inTensor(net, k, a);
    const [ofHigh, ofLow] = [at(net, high), at(net, low)];
    if (high !== low && isFree(high) && isFree(low) && ofHigh.length + ofLow.length === 0) {
      const parts = [vectorAt(net, high), vectorAt(net, low)];
      remove(net, a);
      drop(net, high, low);
      onVector(net, i, call("kron", parts));
      return true;
    }
    if (half(net, a, isFree)) return true;
    const [edge] = ofHigh;
    if (edge && ofHigh.length === 1 && ofLow.length === 1 && ofLow[0] === edge && isFree(high) && isFree(low)) {
      const chain = shortened([...weightAt(net, low), ...oriented(edge, low), ...weightAt(net, high)]);
      remove(net, a, edge);
      drop(net, high, low);
      onVector(net, i, call("vec", [productOf(chain)]));
      return true;
    }
    if (isFree(i) && at(net, i).length === 0) {
      const x = vectorAt(net, i);
      remove(net, a);
      drop(net, i);
      net.edges.push({ i: low, j: high, chain: [call("unvec", [x, ...[low, high].map(({ size }) => sizeScalar(size))])] });
      return true;
    }
    const b = net.tensors.find((other) => other !== a && other.atom === splitAtom && kronecker(net, a, other));
    if (b) return true;
  }
  return false;
};

/** A split of which one part holds a vector, and the other is free or an end of a matrix: the Kronecker product with the vector. */
const half = (net: Network, a: Factor, isFree: (k: Index) => boolean): boolean => {
  const [i, high, low] = a.idx as readonly [Index, Index, Index];
  for (const [held, other] of [[high, low], [low, high]] as const) {
    const [edge, ...more] = at(net, other);
    const ends = edge && more.length === 0 && edge.i !== edge.j && isFree(other) && !net.vectors.has(other);
    const isOpen = !edge && !net.sums.has(other) && !inTensor(net, other, a);
    if (held === other || !isFree(held) || at(net, held).length > 0 || !(ends || isOpen)) continue;
    const vector = vectorAt(net, held);
    const matrix = edge ? productOf(oriented(edge, other)) : identity(other.size);
    drop(net, held);
    if (edge) drop(net, other);
    remove(net, a, edge);
    net.edges.push({ i, j: edge ? otherEnd(edge, other) : other, chain: [call("kron", held === high ? [vector, matrix] : [matrix, vector])] });
    return true;
  }
  return false;
};

/** Two splits whose parts are joined in pairs, each by one matrix or by being the same index: the Kronecker product. */
const kronecker = (net: Network, a: Factor, b: Factor): boolean => {
  const parts = [1, 2].map((k) => {
    const [p, q] = [a.idx[k]!, b.idx[k]!];
    if ([p, q].some((k) => !net.sums.has(k) || inTensor(net, k, a, b))) return undefined;
    const [edge, ...more] = [...new Set([...at(net, p), ...at(net, q)])];
    if (p === q) return edge ? undefined : { used: undefined, chain: weightAt(net, p) };
    const isJoined = edge && more.length === 0 && edge.i !== edge.j && otherEnd(edge, p) === q;
    return isJoined && !net.vectors.has(p) && !net.vectors.has(q) ? { used: edge, chain: oriented(edge, p) } : undefined;
  });
  const [high, low] = parts;
  if (!high || !low || (a.idx[1] === a.idx[2])) return false;
  remove(net, a, b, high.used, low.used);
  drop(net, ...a.idx.slice(1), ...b.idx.slice(1));
  const [left, right] = [high, low].map(({ chain }, k) => (chain.length === 0 ? identity(a.idx[k + 1]!.size) : productOf(shortened(chain))));
  net.edges.push({ i: a.idx[0]!, j: b.idx[0]!, chain: [call("kron", [left!, right!])] });
  return true;
};
