import { call } from "../call.js";
import { isCall, number, sizeScalar, type MatrixExpr } from "../expr.js";
import { productOf } from "../simplify/build.js";
import { flat, reversed, shortened } from "../simplify/chain.js";
import { compare, nodeCount } from "../simplify/order.js";
import { vectorChain, type Powers } from "./network.js";
import type { Index } from "./term.js";

/** The trace of a product of matrices, in the form that all its rotations and transposes share. */
export const traceOf = (chain: readonly MatrixExpr[], k: Index): MatrixExpr => {
  let short = shortened(chain);
  for (let before = -1; before !== short.length && short.length > 1; ) {
    before = short.length;
    const turned = shortened([...short.slice(1), short[0]!]);
    if (turned.length < short.length) short = turned;
  }
  if (short.length === 0) return sizeScalar(k.size);
  const turns = [short, reversed(short)].flatMap((word) => word.map((_, at) => [...word.slice(at), ...word.slice(0, at)]));
  return call("tr", [productOf(first(turns))]);
};

/** Of words for the same number the one to print: few transposes, then a long factor in front. */
const first = (words: readonly (readonly MatrixExpr[])[]): readonly MatrixExpr[] => words.reduce((best, word) => (before(word, best) < 0 ? word : best));

const before = (a: readonly MatrixExpr[], b: readonly MatrixExpr[]): number => {
  const [s, t] = [a, b].map((word) => word.reduce((count, factor) => count + nodeCount(factor), 0)) as [number, number];
  const order = s - t || nodeCount(b[0]!) - nodeCount(a[0]!);
  return a.reduce((known, factor, k) => known || compare(factor, b[k]!), order);
};

/** The sum of the entries of a product: of the matrix where the last factor only adds up its rows. */
const total = (chain: readonly MatrixExpr[]): MatrixExpr => {
  const [plain, turned] = [chain.length > 1 && isCall(chain.at(-1)!, "ones") ? chain.slice(0, -1) : chain].flatMap((word) => [productOf(word), productOf(reversed(word))]);
  const entries = nodeCount(turned!) < nodeCount(plain!) ? turned! : plain!;
  return isCall(entries, "abs") ? call("norm1", entries.args) : call("sum", [entries]);
};

const unitVectors: readonly string[] = ["eigvec", "leftsv", "rightsv"];

export const innerProduct = (powers: Powers, k: Index): MatrixExpr => {
  const factors = [...powers].toSorted(([a], [b]) => compare(a, b));
  const [[a, p] = []] = factors;
  if (a && factors.length === 1) {
    if (p === 1) return isCall(a, "softmax") ? number(1) : total(flat(a));
    if (p === 2) return unitVectors.some((name) => isCall(a, name)) ? number(1) : quadratic(flat(a), flat(a));
  }
  const last = factors.findLast(([, exp]) => exp === 1)?.[0];
  if (!last) return call("sum", [productOf(vectorChain(powers, k))]);
  return quadratic(vectorChain(new Map(factors.filter(([atom]) => atom !== last)), k), flat(last));
};

/** u'·v for two chains, in the form that it shares with v'·u. */
const quadratic = (u: readonly MatrixExpr[], v: readonly MatrixExpr[]): MatrixExpr => {
  const word = shortened([...reversed(u), ...v]);
  const [own, turned] = [word, reversed(word)].map((form) => form.reduce((count, factor) => count + nodeCount(factor), 0));
  const order = own! - turned! || reversed(word).reduce((known, factor, k) => known || compare(word[k]!, factor), 0);
  return productOf(order <= 0 ? word : reversed(word));
};
