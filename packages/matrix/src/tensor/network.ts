import { call } from "../call.js";
import { isCall, isScalar, number, sizeScalar, type MatrixExpr } from "../expr.js";
import { entrywiseProduct, identity, onesOf, powerOf, productOf, transpose } from "../simplify/build.js";
import { flat, reversed, shortened } from "../simplify/chain.js";
import { compare, nodeCount } from "../simplify/order.js";
import { isAlong, slopeOf } from "./analytic.js";
import { deltaAtom, isTensorAtom, splitAtom } from "./atoms.js";
import { tidy } from "./tidy.js";
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

/** The graph of a term after all sums that are products, traces or quadratic forms have been carried out; undefined where the term is zero. */
export const network = (term: Term): Network | undefined => {
  const tidied = tidy(term);
  return tidied && reduced(graphOf(tidied));
};

const multiply = (powers: Powers, atom: MatrixExpr, exp: number): void => {
  const next = (powers.get(atom) ?? 0) + exp;
  if (next === 0) powers.delete(atom);
  else powers.set(atom, next);
};

const graphOf = ({ coef, factors, sums }: Term): Network => {
  const net: Network = { coef, scalars: new Map(), vectors: new Map(), edges: [], tensors: [], sums: new Set(sums) };
  for (const factor of factors) {
    const { atom, idx, exp } = factor;
    const [i, j] = idx;
    if (isTensorAtom(atom)) net.tensors.push(factor);
    else if (!i) multiply(net.scalars, atom, exp);
    else if (!j) onVector(net, i, atom.cols === null ? atom : transpose(atom), exp);
    else net.edges.push({ i, j, chain: flat(powerOf(atom, exp)) });
  }
  return net;
};

const onVector = (net: Network, i: Index, atom: MatrixExpr, exp = 1): void => {
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

const oriented = ({ i, chain }: Edge, from: Index): readonly MatrixExpr[] => (i === from ? chain : reversed(chain));
const otherEnd = ({ i, j }: Edge, end: Index): Index => (i === end ? j : i);
const at = (net: Network, k: Index): Edge[] => net.edges.filter(({ i, j }) => i === k || j === k);
const inTensor = (net: Network, k: Index): boolean => net.tensors.some(({ idx }) => idx.includes(k));

/** One sum less, or one edge less: each rule says whether it applied. */
type Rule = (net: Network) => boolean;

const forEachSum = (rule: (net: Network, k: Index, edges: Edge[]) => boolean): Rule => (net) => {
  for (const k of net.sums) if (!inTensor(net, k) && rule(net, k, at(net, k))) return true;
  return false;
};

const drop = (net: Network, k: Index): void => {
  net.sums.delete(k);
  net.vectors.delete(k);
};

/** An edge from a sum over k to k: the trace, or the diagonal where more stands at k. */
const loop: Rule = (net) => {
  const edge = net.edges.find(({ i, j }) => i === j);
  if (!edge) return false;
  const { i, chain } = edge;
  net.edges = net.edges.filter((other) => other !== edge);
  const isAlone = net.sums.has(i) && !net.vectors.has(i) && at(net, i).length === 0 && !inTensor(net, i);
  if (!isAlone) {
    onVector(net, i, call("diag", [productOf(shortened(chain))]));
    return true;
  }
  drop(net, i);
  scalarFactor(net, traceOf(chain, i));
  return true;
};

/** A sum over an index where only vectors stand. */
const inner = forEachSum((net, k, edges) => {
  if (edges.length > 0) return false;
  const powers = net.vectors.get(k);
  drop(net, k);
  scalarFactor(net, powers ? innerProduct(powers, k) : sizeScalar(k.size));
  return true;
});

/** A sum over an index with one edge: a matrix times a vector. */
const leaf = forEachSum((net, k, [edge, ...others]) => {
  if (!edge || others.length > 0 || edge.i === edge.j) return false;
  const end = otherEnd(edge, k);
  const powers = net.vectors.get(k);
  drop(net, k);
  net.edges = net.edges.filter((other) => other !== edge);
  const chain = shortened([...oriented(edge, end), ...vectorChain(powers, k)]);
  if (!(powers === undefined && chain.length === 2 && isCall(chain[0]!, "rowsoftmax"))) onVector(net, end, productOf(chain));
  return true;
});

/** A sum over an index with two edges: a matrix product, with a diagonal matrix where a vector stands. */
const path = forEachSum((net, k, [a, b, ...others]) => {
  if (!a || !b || others.length > 0 || a.i === a.j || b.i === b.j) return false;
  const [from, to] = [otherEnd(a, k), otherEnd(b, k)];
  const powers = net.vectors.get(k);
  drop(net, k);
  net.edges = net.edges.filter((edge) => edge !== a && edge !== b);
  const middle = powers ? [call("diag", [productOf(vectorChain(powers, k))])] : [];
  const chain = shortened([...oriented(a, from), ...middle, ...oriented(b, k)]);
  if (chain.length > 0) net.edges.push({ i: from, j: to, chain });
  else join(net, from, to);
  return true;
});

/** A matrix product that is the identity: one index goes, or a delta stays. */
const join = (net: Network, a: Index, b: Index): void => {
  if (a === b) {
    const isAlone = net.sums.has(a) && !net.vectors.has(a) && at(net, a).length === 0 && !inTensor(net, a);
    if (!isAlone) return;
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
const parallel: Rule = (net) => {
  for (const [k, a] of net.edges.entries()) {
    const b = net.edges.find((edge, at) => at > k && (edge.i === a.i ? edge.j === a.j : edge.i === a.j && edge.j === a.i));
    if (!b || a.i === a.j) continue;
    net.edges = net.edges.filter((edge) => edge !== a && edge !== b);
    net.edges.push({ i: a.i, j: a.j, chain: [entrywise(productOf([...a.chain]), productOf([...oriented(b, a.i)]))] });
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

/** A split whose parts are joined to nothing but vectors or one matrix: vec, unvec or kron. */
const whole: Rule = (net) => {
  for (const a of net.tensors) {
    if (a.atom !== splitAtom) continue;
    const [i, high, low] = a.idx as readonly [Index, Index, Index];
    const isFree = (k: Index): boolean => net.sums.has(k) && net.tensors.every((other) => other === a || !other.idx.includes(k));
    const [ofHigh, ofLow] = [at(net, high), at(net, low)];
    if (high !== low && isFree(high) && isFree(low) && ofHigh.length + ofLow.length === 0) {
      net.tensors = net.tensors.filter((factor) => factor !== a);
      const [u, v] = [high, low].map((k) => productOf(vectorChain(net.vectors.get(k), k)));
      drop(net, high);
      drop(net, low);
      onVector(net, i, call("kron", [u!, v!]));
      return true;
    }
    if (half(net, a, isFree)) return true;
    const [edge] = ofHigh;
    if (edge && ofHigh.length === 1 && ofLow.length === 1 && ofLow[0] === edge && isFree(high) && isFree(low)) {
      net.tensors = net.tensors.filter((factor) => factor !== a);
      net.edges = net.edges.filter((other) => other !== edge);
      const weights = [low, high].map((k) => net.vectors.get(k) && call("diag", [productOf(vectorChain(net.vectors.get(k), k))]));
      const chain = shortened([weights[0], ...oriented(edge, low), weights[1]].flatMap((factor) => factor ?? []));
      drop(net, high);
      drop(net, low);
      onVector(net, i, call("vec", [productOf(chain)]));
      return true;
    }
    const isVector = net.sums.has(i) && at(net, i).length === 0 && net.tensors.every((other) => other === a || !other.idx.includes(i));
    if (isVector) {
      net.tensors = net.tensors.filter((factor) => factor !== a);
      const x = productOf(vectorChain(net.vectors.get(i), i));
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
    const isOpen = !edge && !net.sums.has(other) && net.tensors.every((factor) => factor === a || !factor.idx.includes(other));
    if (held === other || !isFree(held) || at(net, held).length > 0 || !(ends || isOpen)) continue;
    const vector = productOf(vectorChain(net.vectors.get(held), held));
    const matrix = edge ? productOf([...oriented(edge, other)]) : identity(other.size);
    drop(net, held);
    if (edge) drop(net, other);
    net.tensors = net.tensors.filter((factor) => factor !== a);
    net.edges = [...net.edges.filter((old) => old !== edge), { i, j: edge ? otherEnd(edge, other) : other, chain: [call("kron", held === high ? [vector, matrix] : [matrix, vector])] }];
    return true;
  }
  return false;
};

/** Two splits whose parts are joined in pairs, each by one matrix or by being the same index: the Kronecker product. */
const kronecker = (net: Network, a: Factor, b: Factor): boolean => {
  const parts = [1, 2].map((k) => {
    const [p, q] = [a.idx[k]!, b.idx[k]!];
    const others = net.tensors.some((factor) => factor !== a && factor !== b && (factor.idx.includes(p) || factor.idx.includes(q)));
    if (others || !net.sums.has(p) || !net.sums.has(q)) return undefined;
    const [edge, ...more] = [...new Set([...at(net, p), ...at(net, q)])];
    if (p === q) return edge ? undefined : { used: undefined, chain: net.vectors.has(p) ? [call("diag", [productOf(vectorChain(net.vectors.get(p), p))])] : [] };
    const isJoined = edge && more.length === 0 && edge.i !== edge.j && otherEnd(edge, p) === q;
    return isJoined && !net.vectors.has(p) && !net.vectors.has(q) ? { used: edge, chain: [...oriented(edge, p)] } : undefined;
  });
  const [high, low] = parts;
  if (!high || !low || (a.idx[1] === a.idx[2])) return false;
  net.tensors = net.tensors.filter((factor) => factor !== a && factor !== b);
  net.edges = net.edges.filter((edge) => edge !== high.used && edge !== low.used);
  for (const k of [...a.idx.slice(1), ...b.idx.slice(1)]) drop(net, k);
  const [left, right] = [high, low].map(({ chain }, k) => (chain.length === 0 ? identity(a.idx[k + 1]!.size) : productOf(shortened(chain))));
  net.edges.push({ i: a.idx[0]!, j: b.idx[0]!, chain: [call("kron", [left!, right!])] });
  return true;
};

/** The derivative of a matrix function under its trace, or in a direction that commutes with its argument. */
const commuting: Rule = (net) => {
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

const rules: readonly Rule[] = [loop, inner, leaf, path, commuting, parallel, whole];

const reduced = (net: Network): Network => {
  while (rules.some((rule) => rule(net)));
  return net;
};

/** A scalar that a sum has left: a product of known scalars is taken apart. */
const scalarFactor = (net: Network, expr: MatrixExpr): void => {
  if (expr.kind === "number") net.coef *= expr.value;
  else multiply(net.scalars, expr, 1);
};

/** The trace of a product of matrices, in the form that all its rotations and transposes share. */
export const traceOf = (chain: readonly MatrixExpr[], k: Index): MatrixExpr => {
  let short = shortened(chain);
  for (let before = -1; before !== short.length && short.length > 1; ) {
    before = short.length;
    const turned = shortened([...short.slice(1), short[0]!]);
    if (turned.length < short.length) short = turned;
  }
  if (short.length === 0) return sizeScalar(k.size);
  const turns = [short, reversed(short)].flatMap((word) => word.map((_, at) => productOf([...word.slice(at), ...word.slice(0, at)])));
  const before = (a: MatrixExpr, b: MatrixExpr): number => nodeCount(a) - nodeCount(b) || nodeCount(flat(b)[0]!) - nodeCount(flat(a)[0]!) || compare(a, b);
  return call("tr", [turns.reduce((best, turn) => (before(turn, best) < 0 ? turn : best))]);
};

/** The sum of the entries of a product: of the matrix where the last factor only adds up its rows. */
const total = (chain: readonly MatrixExpr[]): MatrixExpr => {
  const [plain, turned] = [chain.length > 1 && isCall(chain.at(-1)!, "ones") ? chain.slice(0, -1) : chain].flatMap((word) => [productOf(word), productOf(reversed(word))]);
  return call("sum", [nodeCount(turned!) < nodeCount(plain!) ? turned! : plain!]);
};

const unitVectors: readonly string[] = ["eigvec", "leftsv", "rightsv"];

const innerProduct = (powers: Powers, k: Index): MatrixExpr => {
  const factors = [...powers].toSorted(([a], [b]) => compare(a, b));
  const [[a, p] = [], [b, q] = []] = factors as [MatrixExpr, number][];
  if (a && factors.length === 1 && p === 1) return isCall(a, "softmax") ? number(1) : total(flat(a));
  if (a && factors.length === 1 && p === 2 && unitVectors.some((name) => isCall(a, name))) return number(1);
  if (a && factors.length === 1 && p === 2) return quadratic(flat(a), flat(a));
  if (a && b && factors.length === 2 && p === 1 && q === 1) return quadratic(flat(a), flat(b));
  const last = factors.findLast(([, exp]) => exp === 1)?.[0];
  if (!last) return call("sum", [productOf(vectorChain(powers, k))]);
  return quadratic(vectorChain(new Map(factors.filter(([atom]) => atom !== last)), k), flat(last));
};

/** u'·v for two chains, in the form that it shares with v'·u. */
const quadratic = (u: readonly MatrixExpr[], v: readonly MatrixExpr[]): MatrixExpr => {
  const forms = [[...reversed(u), ...v], [...reversed(v), ...u]].map((chain) => productOf(shortened(chain)));
  return forms.toSorted(compare)[0]!;
};
