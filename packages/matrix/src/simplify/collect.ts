import { call } from "../call.js";
import { isCall, isNumber, isScalar, number, type MatrixExpr } from "../expr.js";
import { aboveAndBelow, coefficient, identity, multiplied, powerOf, productOf, scaledBy, sumOf, transpose } from "./build.js";
import { chainOf } from "./facts.js";
import { flat, reversed } from "./chain.js";
import { cost } from "./order.js";

/** coef · Π scalarᵉ · chain, the chain a matrix product from left to right. */
export interface Product {
  readonly coef: number;
  readonly scalars: ReadonlyMap<MatrixExpr, number>;
  readonly chain: readonly MatrixExpr[];
}

/** What stands for a product of no factors: 1, or an identity matrix. */
type One = () => MatrixExpr;

/** Σ of products as a short expression: equal ones are added up, common factors stand in front or behind. */
export const collected = (products: readonly Product[], zero: () => MatrixExpr, one: One): MatrixExpr => {
  const merged = merge(products);
  return merged.length === 0 ? zero() : shortest(merged, one);
};

const keyOf = ({ scalars, chain }: Product): string =>
  `${[...scalars].map(([{ id }, exp]) => `${id}^${exp}`).toSorted().join()}|${chain.map(({ id }) => id).join()}`;

const merge = (products: readonly Product[]): Product[] => {
  const found = new Map<string, { readonly product: Product; readonly size: number }>();
  for (const product of products) {
    const { product: { coef }, size } = found.get(keyOf(product)) ?? { product: { coef: 0 }, size: 0 };
    found.set(keyOf(product), { product: { ...product, coef: coef + product.coef }, size: size + Math.abs(product.coef) });
  }
  return [...found.values()].flatMap(({ product, size }) => (cancels(product.coef, size) ? [] : [product]));
};

/** Whether terms have cancelled but for rounding: what is left against the sum of their sizes. */
export const cancels = (coef: number, size: number): boolean => Math.abs(coef) <= 1e-15 * size;

const plain = (products: readonly Product[], one: One): MatrixExpr => sumOf(products.map((product) => asExpr(product, one)));

const shortest = (products: readonly Product[], one: One): MatrixExpr => {
  if (products.length === 1) return asExpr(products[0]!, one);
  const common = commonPart(products);
  if (common) return asExpr({ ...common.outer, chain: [...common.left, shortest(common.inner, innerOne(common, one)), ...common.right] }, one);
  const folded = isNumber(one(), 1) ? unfolded(products) : undefined;
  const forms = [plain(products, one), ...(folded ? [folded] : []), ...groups(products).map(({ inside, outside }) => sumOf([...splitSum(shortest(inside, one)), ...splitSum(shortest(outside, one))]))];
  return forms.reduce((best, form) => (cost(form) < cost(best) ? form : best));
};

/** Σ tr(…) as the trace of a sum, and Σ u'·A·v as the quadratic form of a sum, where the chains share a factor. */
const unfolded = (products: readonly Product[]): MatrixExpr | undefined => {
  const parts = products.map(({ coef, scalars, chain }) => {
    const [inner, ...others] = chain.length > 0 ? [] : [...scalars].filter(([atom, exp]) => exp === 1 && (isCall(atom, "tr") || isCall(atom, "mul")));
    if (!inner || others.length > 0) return undefined;
    const [atom] = inner;
    return { coef, scalars: new Map([...scalars].filter(([other]) => other !== atom)), isTrace: isCall(atom, "tr"), word: flat(isCall(atom, "tr") ? atom.args[0]! : atom) };
  });
  const [head] = parts;
  if (!head || parts.some((part) => part?.isTrace !== head.isTrace)) return undefined;
  const one: One = () => number(1);
  if (!head.isTrace) {
    const lined = parts.map((part) => ({ ...part!, chain: part!.word }));
    return commonPart(lined)?.left.length || commonPart(lined)?.right.length ? shortest(lined, one) : undefined;
  }
  for (const factor of head.word) {
    const turned = parts.map((part) => turnedTo(part!.word, factor));
    if (turned.some((word) => word === undefined)) continue;
    const of = identity(factor.rows!);
    return call("tr", [shortest(parts.map((part, k) => ({ ...part!, chain: turned[k]! })), () => of)]);
  }
  return undefined;
};

/** The rotation of a word, or of its transpose, that begins with a factor. */
const turnedTo = (word: readonly MatrixExpr[], factor: MatrixExpr): MatrixExpr[] | undefined => {
  const turn = [word, reversed(word)].find((candidate) => candidate.includes(factor));
  const at = turn?.indexOf(factor) ?? -1;
  return turn && [...turn.slice(at), ...turn.slice(0, at)];
};

/** The terms of a sum, so that a sum of sums is one. */
const splitSum = (expr: MatrixExpr): MatrixExpr[] => {
  if (isCall(expr, "add")) return expr.args.flatMap(splitSum);
  if (isCall(expr, "sub")) return [...splitSum(expr.args[0]!), scaledBy(-1, expr.args[1]!)];
  return [expr];
};

interface Common {
  readonly outer: Product;
  readonly left: readonly MatrixExpr[];
  readonly right: readonly MatrixExpr[];
  readonly inner: readonly Product[];
}

/** What all products share: the absolute value of the coefficient, the sign, scalars, and factors on the left and on the right. */
const commonPart = (products: readonly Product[]): Common | undefined => {
  const [first] = products as [Product];
  const sign = products.every(({ coef }) => coef < 0) ? -1 : 1;
  const size = products.every(({ coef }) => Math.abs(coef) === Math.abs(first.coef)) ? Math.abs(first.coef) : 1;
  const coef = sign * size;
  const scalars = new Map<MatrixExpr, number>();
  for (const [atom, exp] of first.scalars) {
    const exps = products.map((product) => product.scalars.get(atom) ?? 0);
    const shared = exp > 0 ? Math.max(0, Math.min(...exps)) : Math.min(0, Math.max(...exps));
    if (shared !== 0) scalars.set(atom, shared);
  }
  const shortestChain = Math.min(...products.map(({ chain }) => chain.length));
  const shared = (limit: number, at: (chain: readonly MatrixExpr[], k: number) => MatrixExpr | undefined): number => {
    let k = 0;
    while (k < limit && products.every(({ chain }) => at(chain, k) === at(first.chain, k))) k++;
    return k;
  };
  const left = shared(shortestChain, (chain, k) => chain[k]);
  const right = shared(shortestChain - left, (chain, k) => chain.at(-1 - k));
  if (left + right === 0 && scalars.size === 0 && size === 1) return undefined;
  const inner = products.map((product) => ({
    coef: product.coef / coef,
    scalars: new Map([...product.scalars].map(([atom, exp]): [MatrixExpr, number] => [atom, exp - (scalars.get(atom) ?? 0)]).filter(([, exp]) => exp !== 0)),
    chain: product.chain.slice(left, product.chain.length - right),
  }));
  return { outer: { coef, scalars, chain: [] }, left: first.chain.slice(0, left), right: first.chain.slice(first.chain.length - right), inner };
};

/** What stands between the common factors where a product has no more: an identity, or 1 between two vectors. */
const innerOne = ({ left, right }: Common, one: One): One => () => {
  const rows = left.length > 0 ? left.at(-1)!.cols : right.length > 0 ? right[0]!.rows : undefined;
  if (rows === undefined) return one();
  return rows === null ? number(1) : identity(rows);
};

const maxGroups = 3;
const manyProducts = 5;

/** The ways to take some of the products together: those that begin or end with the same factor. */
const groups = (products: readonly Product[]): { inside: Product[]; outside: Product[] }[] => {
  const ends = [({ chain }: Product) => chain.slice(0, 1), ({ chain }: Product) => chain.slice(-1), ({ scalars, chain }: Product) => [...scalars].flatMap(([atom, exp]) => (chain.length === 0 || exp < 0 || atom.kind !== "symbol" ? [atom] : []))];
  const found = ends.flatMap((end) => {
    const factors = [...new Set(products.flatMap(end))];
    return factors.map((factor) => ({ inside: products.filter((product) => end(product).includes(factor)), outside: products.filter((product) => !end(product).includes(factor)) }));
  }).filter(({ inside, outside }) => inside.length > 1 && outside.length > 0).toSorted((a, b) => b.inside.length - a.inside.length).slice(0, products.length > manyProducts ? 1 : maxGroups);
  return found.filter(({ inside }, k) => !found.slice(0, k).some((other) => other.inside.length === inside.length && inside.every((product) => other.inside.includes(product))));
};

/** A product as an expression: number, scalars, matrices, and the scalars of negative powers below. */
export const asExpr = ({ coef, scalars, chain }: Product, one: One): MatrixExpr => {
  const [above, below] = aboveAndBelow(scalars, scalarPower);
  const factors = [...above, ...(chain.length === 0 ? [one()] : chain).filter((factor) => !isNumber(factor, 1))];
  const top = factors.length === 0 ? number(coef) : withCoefficient(coef, factors);
  return below.length === 0 ? top : call("div", [top, multiplied(below)]);
};

const withCoefficient = (coef: number, factors: readonly MatrixExpr[]): MatrixExpr => {
  const product = productOf(factors);
  if (coef === 1) return product;
  if (product.kind === "number") return coefficient(coef * product.value);
  if (coef === -1) return call("neg", [product]);
  return productOf([coefficient(coef), ...(factors.length === 1 ? chainOf(factors[0]!) : factors)]);
};

/** A power of a scalar: the norms of vectors and matrices by their names. */
const scalarPower = (atom: MatrixExpr, exp: number): MatrixExpr => {
  const root = Number.isInteger(exp) ? undefined : normOf(atom);
  return root && Number.isInteger(2 * exp) ? powerOf(root, 2 * exp) : powerOf(atom, exp);
};

/** √(x'·x) and √tr(X'·X) by their names. */
const normOf = (atom: MatrixExpr): MatrixExpr | undefined => {
  const isTrace = isCall(atom, "tr");
  const chain = flat(isTrace ? atom.args[0]! : atom);
  const half = chain.slice(chain.length / 2);
  if (chain.length % 2 === 1 || half.some(isScalar) || reversed(half).some((factor, k) => factor !== chain[k])) return undefined;
  const inside = productOf(half);
  return call(isTrace ? "normF" : "norm2", [inside.cols !== null && inside.rows === null ? transpose(inside) : inside]);
};
