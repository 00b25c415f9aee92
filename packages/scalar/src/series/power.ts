import { repeated } from "../repeated.js";
import { convolve, divSeries, constantSeries, lazy, mulSeries, shiftSeries, valuation, type Ground, type Series } from "./series.js";

/** xⁿ for an integer n, by repeated squaring; undefined where n < 0 and x counts as zero. */
export const integerPower = <T>(ground: Ground<T>, x: Series<T>, n: number): Series<T> | undefined => {
  if (n < 0) {
    const power = integerPower(ground, x, -n);
    return power && divSeries(ground, constantSeries(ground, ground.field.constant(1)), power);
  }
  return n === 0 ? constantSeries(ground, ground.field.constant(1)) : repeated(x, n, (a, b) => mulSeries(ground, a, b));
};

/**
 * x^r for a real r, from x·z′ = r·x′·z: z_k = Σ_{j=1..k} (r·j − (k − j)) x_j z_{k−j} / (k x₀). A power of t is taken out first, which needs r times
 * its exponent to be an integer (undefined otherwise); `root` gives the power of the leading coefficient.
 *
 * @source Knuth, The Art of Computer Programming 2, 4.7 (9)
 */
export const realPower = <T>(ground: Ground<T>, x: Series<T>, r: T, rDouble: number, root: (x0: T) => T): Series<T> | undefined => {
  const { field, isZero } = ground;
  const v = valuation(ground, x);
  if (v === undefined || (v !== 0 && !Number.isInteger(v * rDouble))) return undefined;
  const unit = v === 0 ? x : shiftSeries(ground, x, -v);
  const z: Series<T> = lazy(ground, 0, (k) => {
    const x0 = unit.at(0);
    if (k === 0) return root(x0);
    const weighted = (j: number): T => field.mul(field.sub(field.mul(r, field.constant(j)), field.constant(k - j)), unit.at(j));
    const total = convolve(ground, 1, k, weighted, (j) => z.at(k - j));
    return isZero(total) ? total : field.div(total, field.mul(field.constant(k), x0));
  });
  return v === 0 ? z : shiftSeries(ground, z, v * rDouble);
};
