/**
 * [cos x, sin x] for curve −1, [cosh x, sinh x] for curve 1; x and both in units of 2^−bits, |x| < 1.2, each with an error below 2 units.
 *
 * The series of x / 2^j, then j doublings of the angle. In the finer units of 2^−(bits + 2j + 24): a term is off by at most 3, their
 * sums by 3N + 8, and a doubling at most triples that (by 2√2 on the circle, by 2 e^|angle| on the hyperbola).
 */
export const circle = (x: bigint, bits: number, curve: bigint): readonly [bigint, bigint] => {
  const halvings = Math.ceil(Math.sqrt(bits));
  const guard = BigInt(2 * halvings + 24);
  const unit = BigInt(bits) + guard;
  const step = x << (guard - BigInt(halvings));
  const sums = [1n << unit, 0n] as [bigint, bigint];
  let term = sums[0];
  for (let n = 1; ; n++) {
    term = ((term * step) >> unit) / BigInt(n);
    if (term === 0n) break;
    sums[(n % 2) as 0 | 1] += term;
    if (n % 2 === 1) term *= curve;
  }
  let [c, s] = sums;
  for (let k = 0; k < halvings; k++) [c, s] = [(c * c + curve * s * s) >> unit, (c * s) >> (unit - 1n)];
  return [c >> guard, s >> guard];
};
