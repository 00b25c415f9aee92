/** Σ w (y − ȳ)² about the weighted mean, in two passes; w are squares of `roots`, or 1. */
export const totalSquares = (y: Float64Array, roots: Float64Array | undefined): number => {
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < y.length; i++) {
    const w = roots ? roots[i]! * roots[i]! : 1;
    sum += w * y[i]!;
    weights += w;
  }
  const mean = sum / weights;
  let total = 0;
  for (let i = 0; i < y.length; i++) total += ((y[i]! - mean) * (roots ? roots[i]! : 1)) ** 2;
  return total;
};
