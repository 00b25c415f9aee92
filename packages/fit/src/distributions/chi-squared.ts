import { numbers } from "@gradkit/scalar";

/**
 * The chance that χ² of some degrees of freedom is above x: the regularized incomplete gamma function Q(ν/2, x/2).
 *
 * @source DLMF 8.7.1 below the mean, the continued fraction 8.9.2 above
 */
export const chiSquaredTail = (x: number, freedom: number): number => {
  const [a, z] = [freedom / 2, x / 2];
  if (z <= 0) return 1;
  const front = Math.exp(a * Math.log(z) - z - numbers.lgamma(a));
  if (z < a + 1) {
    let [term, sum] = [1 / a, 1 / a];
    for (let k = 1; term > sum * Number.EPSILON; k++) {
      term *= z / (a + k);
      sum += term;
    }
    return 1 - front * sum;
  }
  let b = z + 1 - a;
  let [c, d] = [1e300, 1 / b];
  let fraction = d;
  for (let k = 1; k < 100_000; k++) {
    const an = -k * (k - a);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return front * fraction;
};
