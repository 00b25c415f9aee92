/** All α ∈ ℕᴰ with |α| = k, the first variable's highest power first: (k + D − 1 choose k) of them. */
export const multiIndices = (dimension: number, k: number): number[][] =>
  dimension === 0 ? (k === 0 ? [[]] : [])
  : dimension === 1 ? [[k]]
  : Array.from({ length: k + 1 }, (_, rest) => multiIndices(dimension - 1, rest).map((tail) => [k - rest, ...tail])).flat();

export const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/** α! = α₁! α₂! … */
export const factorials = (alpha: readonly number[]): number => alpha.reduce((product, n) => product * factorial(n), 1);
