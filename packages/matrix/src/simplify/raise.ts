import { call } from "../call.js";
import { isCall, number, tensorNode, type MatrixExpr, type TensorExpr } from "../expr.js";
import { deltaAtom } from "../tensor/atoms.js";
import { lower } from "../tensor/lower.js";
import { oriented, vectorChain, weightAt, type Network } from "../tensor/network.js";
import { reduce } from "../tensor/reduce.js";
import type { At, Factor, Index, Poly, Term } from "../tensor/term.js";
import { times } from "../tensor/term.js";
import { identity, onesOf, productOf, transpose, zerosOf } from "./build.js";
import { reversed, shortened } from "./chain.js";
import { asExpr, cancels, collected, type Product } from "./collect.js";
import { compareTerms, cost } from "./order.js";

/** A sum of terms in matrix notation, the shortest of several forms; undefined where a term has none. The terms keep their order unless `sorted`. */
export const raise = (poly: Poly, at: At, sorted = false, maxForms = 6): MatrixExpr | undefined => {
  let best: { readonly form: MatrixExpr; readonly products: readonly Product[] } | undefined;
  let idle = 0;
  for (const expansion of expansions(poly, maxForms)) {
    const products = productsOf(expansion, at, sorted);
    const form = products && expressed(products, at);
    const isShorter = form && (!best || cost(form) < cost(best.form));
    if (isShorter) best = { form, products };
    idle = isShorter ? 0 : idle + 1;
    if (idle > patience) break;
  }
  if (!best || at[0] === null || at[1] === null) return best?.form;
  const transposed = transpose(expressed(best.products.map((product) => ({ ...product, chain: reversed(product.chain) })), [at[1], at[0]]));
  return cost(transposed) < cost(best.form) ? transposed : best.form;
};

const expressed = (products: readonly Product[], [i, j]: At): MatrixExpr => {
  const extent = { rows: i?.size ?? null, cols: j?.size ?? null };
  return collected(products, () => zerosOf(extent), () => (i !== null && j !== null ? identity(i.size) : onesOf(extent)));
};

const maxTerms = 20;
/** How many longer forms in a row are tried. */
const patience = 2;

/** The sum, and the sums with one atom after the other multiplied out, the latest first. */
const expansions = function* (poly: Poly, maxForms: number): Generator<Poly> {
  let form: Poly = poly;
  for (let k = 0; k < maxForms; k++) {
    yield form;
    const sums = form.flatMap(({ factors }) => factors.filter(({ atom, exp }) => exp === 1 && isSum(atom)).map(({ atom }) => atom));
    if (sums.length === 0) return;
    const latest = sums.reduce((a, b) => (a.id > b.id ? a : b));
    const next = form.flatMap((term) => expanded(term, latest));
    if (next.length > maxTerms) return;
    form = next;
  }
};

const isSum = (atom: MatrixExpr): boolean => isCall(atom, "add") || isCall(atom, "sub");

const expanded = (term: Term, atom: MatrixExpr): Poly => {
  const factor = term.factors.find((other) => other.atom === atom && other.exp === 1);
  if (!factor) return [term];
  const rest: Poly = [{ ...term, factors: term.factors.filter((other) => other !== factor) }];
  return times(rest, lower(atom, atOf(atom, factor.idx)));
};

/** The indices of an atom of at most two axes, each on its axis. */
export const atOf = ({ rows }: MatrixExpr, [first, second]: readonly Index[]): At => (second ? [first!, second] : rows === null ? [null, first ?? null] : [first ?? null, null]);

const productsOf = (poly: Poly, at: At, sorted: boolean): Product[] | undefined => {
  const products: Product[] = [];
  for (const term of poly) {
    const net = reduce(term);
    const product = net && productOfNetwork(net, at);
    if (net && !product) return undefined;
    if (product) products.push(product);
  }
  if (!sorted || products.length < 2) return products;
  const written = new Map(products.map((product) => [product, asExpr({ ...product, coef: 1 }, () => number(1))]));
  return products.toSorted((a, b) => compareTerms(written.get(a)!, written.get(b)!));
};

const productOfNetwork = (net: Network, [i, j]: At): Product | undefined => {
  const { coef, scalars, vectors, edges, tensors, sums } = net;
  if (sums.size > 0 || edges.length > 1 || tensors.some(({ atom }) => atom !== deltaAtom)) return undefined;
  const [u, v] = [i && vectors.get(i), j && vectors.get(j)];
  if (i === null && j === null) return { coef, scalars, chain: [] };
  if (i === null) return { coef, scalars, chain: reversed(vectorChain(v!, j!)) };
  if (j === null) return { coef, scalars, chain: vectorChain(u!, i) };
  const [edge] = edges;
  if (edge || tensors.length > 0) {
    const middle = !edge ? [] : tensors.length > 0 ? [call("diag", [call("diag", [productOf(edge.chain)])])] : oriented(edge, i);
    return { coef, scalars, chain: shortened([...weightAt(net, i), ...middle, ...weightAt(net, j)]) };
  }
  if (!u && !v) return { coef, scalars, chain: [onesOf({ rows: i.size, cols: j.size })] };
  return { coef, scalars, chain: [...vectorChain(u ?? undefined, i), ...reversed(vectorChain(v ?? undefined, j))] };
};

/** A sum of terms in index notation, with what can be summed up as matrices. */
export const raiseTensor = (poly: Poly, out: readonly Index[], by: readonly Index[]): TensorExpr => {
  const merged = new Map<string, Term & { readonly size: number }>();
  for (const term of poly) {
    const net = reduce(term);
    if (!net) continue;
    const next = termOf(net);
    const key = next.factors.map(({ atom, idx, exp }) => `${atom.id}[${idx.map((i) => [...out, ...by].indexOf(i)).join()}]^${exp}`).toSorted().join();
    const before = next.sums.length === 0 ? merged.get(key) : undefined;
    const [coef, size] = [next.coef + (before?.coef ?? 0), Math.abs(next.coef) + (before?.size ?? 0)];
    merged.set(next.sums.length === 0 ? key : `#${merged.size}`, { ...next, coef, size });
  }
  return tensorNode(out, by, [...merged.values()].flatMap(({ size, ...term }) => (cancels(term.coef, size) ? [] : [term])));
};

const termOf = ({ coef, scalars, vectors, edges, tensors, sums }: Network): Term => {
  const factors: Factor[] = [
    ...[...scalars].map(([atom, exp]) => ({ atom, idx: [], exp })),
    ...[...vectors].map(([i, powers]) => ({ atom: productOf(vectorChain(powers, i)), idx: [i], exp: 1 })),
    ...edges.map(({ i, j, chain }) => ({ atom: productOf(chain), idx: [i, j], exp: 1 })),
    ...tensors,
  ];
  return { coef, factors: factors.map(upright), sums: [...sums] };
};

/** A transposed matrix as the matrix with its indices swapped. */
const upright = (factor: Factor): Factor =>
  isCall(factor.atom, "transpose") && factor.idx.length === 2 ? { ...factor, atom: factor.atom.args[0]!, idx: factor.idx.toReversed() } : factor;

