/**
 * log(1 + exp(x)), the smooth relu, within 3 ulp and without overflow.
 *
 * @example
 * softplus(0) // => 0.6931471805599453
 * softplus(1000) // => 1000
 */
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
