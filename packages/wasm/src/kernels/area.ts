import { abs, add, constant, div, le, lt, mul, select, sqrt, sub, type Expr } from "../ir/expr.js";
import { logOf } from "./log.js";
import { product, square, sum, sumInOrder, type Pair } from "./pair.js";
import { signed } from "./sign.js";

const c = constant;

/** The root of a pair. The divisor is not 0 where the root is. */
const rootOf = ({ high, low }: Pair): Pair => {
  const root = sqrt(high);
  const back = square(root);
  return { high: root, low: div(add(sub(sub(high, back.high), back.low), low), add(add(root, root), c(1e-300))) };
};

/** log(x + √(x² + by)) for by = ±1 and x not negative, and log 2x where that is the same. */
const logOfSum = (x: Expr, by: number): Expr => {
  const isFar = lt(c(2 ** 28), x);
  const xx = square(x);
  const shifted = by > 0 ? sum(xx.high, c(by)) : sumInOrder(xx.high, c(by));
  const root = rootOf({ high: shifted.high, low: add(shifted.low, xx.low) });
  const total = by > 0 ? sumInOrder(root.high, x) : sumInOrder(x, root.high);
  const low = div(add(total.low, root.low), total.high);
  return logOf(select(isFar, x, total.high), select(isFar, c(0), low), select(isFar, c(1), c(0)));
};

/** asinh x, within 1 ulp. */
export const asinh = (x: Expr): Expr => {
  const size = abs(x);
  return select(lt(size, c(Infinity)), signed(select(lt(size, c(2 ** -28)), size, logOfSum(size, 1)), x), x);
};

/** acosh x, within 1 ulp. */
export const acosh = (x: Expr): Expr => select(le(c(1), x), select(lt(x, c(Infinity)), logOfSum(x, -1), x), c(NaN));

/** atanh x, within 1 ulp. */
export const atanh = (x: Expr): Expr => {
  const size = abs(x);
  const [above, below] = [sumInOrder(c(1), size), sumInOrder(c(1), sub(c(0), size))];
  const ratio = div(above.high, below.high);
  const back = product(ratio, below.high);
  const low = div(sub(add(sub(sub(above.high, back.high), back.low), above.low), mul(ratio, below.low)), above.high);
  const inside = mul(c(0.5), logOf(ratio, low));
  // At 1 an infinity, beyond nothing.
  const edge = div(c(1), sqrt(below.high));
  return signed(select(lt(size, c(1)), select(lt(size, c(2 ** -28)), size, inside), edge), x);
};
