/** ⌊m^(1/n)⌋ of a positive integer, by Newton's method from above. */
export const integerRoot = (m: bigint, n: bigint): bigint => {
  let last = 1n << BigInt(Math.ceil((m.toString(16).length * 4) / Number(n)));
  for (;;) {
    const next = ((n - 1n) * last + m / last ** (n - 1n)) / n;
    if (next >= last) return last;
    last = next;
  }
};
