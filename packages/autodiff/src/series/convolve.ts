import { ops } from "../operations.js";
import type { Maybe } from "../primitive.js";
import { total } from "../primitives/rule.js";
import type { Tensor } from "../tensor.js";
import { carve, flat, wrapped, type Row } from "./arena.js";
import { start, type PowerSeries } from "./power-series.js";
import { tableOf, type Table } from "./table.js";

/** Which products a sum of coefficients takes, and what becomes of it. */
export interface Weights {
  readonly from?: number;
  readonly to?: number;
  readonly weight?: (j: number) => number;
  /** The sum is taken from this: the right side of an equation that is solved for its last coefficient. */
  readonly rest?: { readonly of: Maybe };
  /** What it is divided by: a number, and a tensor. */
  readonly over?: number;
  readonly by?: Tensor;
}

/**
 * Σ weight(j) · x_j · y_(k − j), j from `from` to `to`, element by element: the coefficient of a product, or of a recurrence. Where the later coefficient
 * of a product is 0 the product is, whatever the other is. Numbers are summed in one loop without arrays between.
 */
export const convolve = (x: PowerSeries, y: PowerSeries, k: number, weights: Weights = {}): Maybe => {
  const { from = 0, to = k, rest, by } = weights;
  const isFused = !by?.trace && !rest?.of?.trace;
  const left = isFused ? tableOf(x, to) : undefined;
  const right = left && tableOf(y, k - from);
  return left && right ? fused(left, right, start(x), k, weights) : byOperations(x, y, k, weights);
};

const byOperations = (x: PowerSeries, y: PowerSeries, k: number, { from = 0, to = k, weight, rest, over = 1, by }: Weights): Maybe => {
  const terms = Array.from({ length: to - from + 1 }, (_, i): Maybe => {
    const j = from + i;
    const [left, right, factor] = [x.at(j), y.at(k - j), weight ? weight(j) : 1];
    if (!left || !right || factor === 0) return undefined;
    const [moving, other] = j > 0 ? [left, right] : [right, left];
    return ops.scale(factor === 1 ? moving : ops.mul(moving, ops.constant(factor, moving.dtype)), other);
  });
  const sum = total(ops, terms);
  const own = rest ? (rest.of && sum ? ops.sub(rest.of, sum) : (rest.of ?? (sum && ops.neg(sum)))) : sum;
  const quotient = own && over !== 1 ? ops.div(own, ops.constant(over, own.dtype)) : own;
  return quotient && by ? ops.div(quotient, by) : quotient;
};

const fused = (left: Table, right: Table, like: Tensor, k: number, { from = 0, to = k, weight, rest, over = 1, by }: Weights): Maybe => {
  let out: Row | undefined;
  const products: Product[] = [];
  for (let j = from; j <= to; j++) {
    const [x, y] = [left.rows[j], right.rows[k - j]];
    const factor = weight ? weight(j) : 1;
    if (!x || !y || factor === 0) continue;
    out ??= carve(like);
    if (left.finite[j] && right.finite[k - j]) products.push({ x, y, factor });
    else addMoving(out, j > 0 ? { x, y, factor } : { x: y, y: x, factor });
  }
  if (out) addProducts(out, products);
  if (!out && rest?.of) out = carve(rest.of);
  if (!out) return undefined;
  if (rest) takenFrom(out, rest.of && flat(rest.of));
  if (over !== 1 || by) divided(out, over, by && flat(by));
  return wrapped(out);
};

interface Product {
  readonly x: Row;
  readonly y: Row;
  readonly factor: number;
}

/** Σ factor · x · y of finite numbers, two products at a time, so that a sum is read and written less often. */
const addProducts = ({ data: out, offset: o, size }: Row, products: readonly Product[]): void => {
  let t = 0;
  for (; t + 2 <= products.length; t += 2) {
    const [{ x: { data: x, offset: p }, y: { data: y, offset: q }, factor: f }, { x: { data: u, offset: r }, y: { data: v, offset: s }, factor: g }] = [products[t]!, products[t + 1]!];
    for (let i = 0; i < size; i++) out[o + i] = out[o + i]! + f * x[p + i]! * y[q + i]! + g * u[r + i]! * v[s + i]!;
  }
  if (t === products.length) return;
  const { x: { data: x, offset: p }, y: { data: y, offset: q }, factor: f } = products[t]!;
  for (let i = 0; i < size; i++) out[o + i] = out[o + i]! + f * x[p + i]! * y[q + i]!;
};

/** Where the moving factor x is 0 the product is, whatever the other is. */
const addMoving = ({ data: out, offset: o, size }: Row, { x: { data: x, offset: p }, y: { data: y, offset: q }, factor }: Product): void => {
  for (let i = 0; i < size; i++) if (x[p + i] !== 0) out[o + i] = out[o + i]! + factor * x[p + i]! * y[q + i]!;
};

const takenFrom = ({ data: out, offset: o, size }: Row, rest: Row | undefined): void => {
  for (let i = 0; i < size; i++) out[o + i] = (rest ? rest.data[rest.offset + i]! : 0) - out[o + i]!;
};

const divided = ({ data: out, offset: o, size }: Row, over: number, by: Row | undefined): void => {
  for (let i = 0; i < size; i++) out[o + i] = out[o + i]! / over / (by ? by.data[by.offset + i]! : 1);
};
