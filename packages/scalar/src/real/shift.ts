/** ⌊n · 2^by⌋ */
export const shift = (n: bigint, by: number): bigint => (by < 0 ? n >> BigInt(-by) : n << BigInt(by));
