/** An exact rational number in lowest terms, its denominator positive. */
export interface Rational {
  readonly num: bigint;
  readonly den: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

export const rational = (num: bigint, den = 1n): Rational => {
  if (den === 1n) return { num, den };
  const divisor = gcd(num, den) * (den < 0n ? -1n : 1n);
  return { num: num / divisor, den: den / divisor };
};

export const zero = rational(0n);
export const one = rational(1n);
export const minusOne = rational(-1n);

/** The rational number that a finite double is. */
export const fromDouble = (value: number): Rational => {
  let exponent = 0;
  let scaled = value;
  for (; !Number.isInteger(scaled); exponent++) scaled *= 2;
  return rational(BigInt(scaled), 1n << BigInt(exponent));
};

export const addRational = (a: Rational, b: Rational): Rational =>
  a.den === 1n && b.den === 1n ? { num: a.num + b.num, den: 1n } : rational(a.num * b.den + b.num * a.den, a.den * b.den);
export const negRational = ({ num, den }: Rational): Rational => ({ num: -num, den });
export const mulRational = (a: Rational, b: Rational): Rational =>
  a.den === 1n && b.den === 1n ? { num: a.num * b.num, den: 1n } : rational(a.num * b.num, a.den * b.den);
/** 1/a; a must not be 0. */
export const invRational = ({ num, den }: Rational): Rational => (num < 0n ? { num: -den, den: -num } : { num: den, den: num });
export const powRational = ({ num, den }: Rational, n: bigint): Rational =>
  n >= 0n ? { num: num ** n, den: den ** n } : invRational({ num: num ** -n, den: den ** -n });

export const isInteger = ({ den }: Rational): boolean => den === 1n;
export const isZero = ({ num }: Rational): boolean => num === 0n;
export const isOne = ({ num, den }: Rational): boolean => num === 1n && den === 1n;
export const sameRational = (a: Rational, b: Rational): boolean => a.num === b.num && a.den === b.den;
export const compareRational = (a: Rational, b: Rational): number => {
  const difference = a.num * b.den - b.num * a.den;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
/** The greatest rational that both are integer multiples of. */
export const gcdRational = (a: Rational, b: Rational): Rational => rational(gcd(a.num * b.den, b.num * a.den), a.den * b.den);

const safe = BigInt(Number.MAX_SAFE_INTEGER);
const bits = (n: bigint): number => n.toString(16).length * 4;

/** The double nearest to the rational (within an ulp where the result is subnormal). */
export const toDouble = ({ num, den }: Rational): number => {
  const size = num < 0n ? -num : num;
  if (size <= safe && den <= safe) return Number(num) / Number(den);
  // A quotient of at least 64 bits with a sticky last bit is rounded once, by Number().
  const shift = BigInt(bits(den) - bits(size) + 70);
  const [a, b] = shift >= 0n ? [size << shift, den] : [size, den << -shift];
  const quotient = Number((a / b) | (a % b === 0n ? 0n : 1n));
  const half = 2 ** Number(-shift / 2n);
  return (num < 0n ? -quotient : quotient) * half * 2 ** Number(-shift - -shift / 2n);
};
