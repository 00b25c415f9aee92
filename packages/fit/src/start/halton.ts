const primes = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53] as const;

/** The dimensions that the sequence has; more are taken from those before, shifted. */
const dimensions = primes.length;

/**
 * Coordinate `dimension` of point k of Halton's sequence, which fills the cube evenly, shifted by a seed: between 0 and 1.
 *
 * @source Halton (1960); Cranley and Patterson (1976) for the shift
 */
export const halton = (k: number, dimension: number, seed: number): number => {
  const base = primes[dimension % dimensions]!;
  let [x, part] = [0, 1];
  for (let i = k + 1; i > 0; i = Math.floor(i / base)) {
    part /= base;
    x += part * (i % base);
  }
  return (x + shift(seed, dimension)) % 1;
};

/** A number between 0 and 1 from two: the finalizer of SplitMix. */
const shift = (seed: number, dimension: number): number => {
  let z = (Math.imul(seed | 0, 0x9e3779b9) + Math.imul(dimension + 1, 0x85ebca6b)) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) / 2 ** 32;
};
