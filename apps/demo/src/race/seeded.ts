/** Numbers that look random and are the same for a seed on every machine: even ones from 0 to 1, and normal ones by sums of twelve of them. */
export const seeded = (seed: number): { readonly even: () => number; readonly normal: () => number } => {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const even = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  return { even, normal: () => Array.from({ length: 12 }, even).reduce((sum, u) => sum + u, -6) };
};
