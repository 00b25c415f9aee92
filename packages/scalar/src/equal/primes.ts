const largest = 1000n;

/** The prime factors of a positive integer with their powers; what is left above the small primes counts as one. */
const primes = (value: bigint): [prime: bigint, power: bigint][] => {
  const found: [bigint, bigint][] = [];
  let rest = value;
  for (let p = 2n; p <= largest && p <= rest; p++) {
    let n = 0n;
    for (; rest % p === 0n; rest /= p) n++;
    if (n > 0n) found.push([p, n]);
  }
  return rest > 1n ? [...found, [rest, 1n]] : found;
};

/** The same for a positive rational number, the powers of its denominator negative. */
export const primesOfRational = ({ num, den }: { num: bigint; den: bigint }): [prime: bigint, power: bigint][] => [
  ...primes(num),
  ...primes(den).map(([p, n]): [bigint, bigint] => [p, -n]),
];
