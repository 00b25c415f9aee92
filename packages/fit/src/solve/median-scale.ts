/** The standard deviation of normal errors that has the median of the magnitudes. */
const normal = 1.482602218505602;

/** A standard deviation that half of the residuals may be wrong for: the median of their magnitudes, as normal errors would have it. */
export const medianScale = (residuals: Float64Array): number => {
  const sorted = residuals.map(Math.abs).toSorted();
  const n = sorted.length;
  return (normal * (sorted[(n - 1) >> 1]! + sorted[n >> 1]!)) / 2;
};
