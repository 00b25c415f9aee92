/** A source of numbers in steps of a tenth between −2 and 2, always the same for one seed (Marsaglia's xorshift). */
export const shuffled = (seed: number): (() => number) => {
  let state = (Math.imul(seed + 1, 0x9e3779b1) | 1) >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.round(((state >>> 0) / 2 ** 32) * 40 - 20) / 10;
  };
};

/** A matrix of such numbers. */
export const shuffledMatrix = (next: () => number, rows: number, columns: number): number[][] => Array.from({ length: rows }, () => Array.from({ length: columns }, next));
