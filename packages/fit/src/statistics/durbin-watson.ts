/** Σ (rᵢ − rᵢ₋₁)² / Σ rᵢ² of residuals in an order; null where all are zero. Durbin and Watson (1950). */
export const durbinWatson = (residuals: Float64Array, order: Uint32Array): number | null => {
  let changes = 0;
  let squares = 0;
  for (let k = 0; k < order.length; k++) {
    const r = residuals[order[k]!]!;
    squares += r * r;
    if (k > 0) changes += (r - residuals[order[k - 1]!]!) ** 2;
  }
  return squares > 0 ? changes / squares : null;
};
