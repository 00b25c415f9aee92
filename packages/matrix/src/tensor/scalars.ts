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

export const innerProduct = (powers: Powers, k: Index): MatrixExpr => {
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
