/**
 * The radius of convergence that coefficients c₀ … cₙ suggest. Where it is R, −log|cₖ| grows with the slope log R − α/k; the slopes of the upper
 * envelope (series with gaps and with complex singularities are judged by their large terms) over k ≈ n/4 … n/2 and n/2 … n give both. Where the
 * slope keeps growing, the coefficients fall faster than any power and R is infinite.
 */
export const radiusOf = (coefficients: readonly number[]): number => {
  const n = coefficients.length - 1;
  const [early, late] = [slope(coefficients, Math.floor(n / 4), Math.floor(n / 2)), slope(coefficients, Math.floor(n / 2), n)];
  if (late === undefined || early === undefined || late - early > 0.15) return Infinity;
  return Math.exp(2 * late - early);
};

/** The slope of −log|cₖ| between the lowest points of both halves of a range of k. */
const slope = (coefficients: readonly number[], from: number, to: number): number | undefined => {
  const points = coefficients.flatMap((c, k) => (k >= from && k <= to && c !== 0 ? [{ k, y: -Math.log(Math.abs(c)) }] : []));
  const third = Math.ceil(points.length / 2);
  const lowest = (part: typeof points) => part.reduce<(typeof points)[number] | undefined>((best, p) => (!best || p.y - p.k * pitch < best.y - best.k * pitch ? p : best), undefined);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || first === last) return undefined;
  const pitch = (last.y - first.y) / (last.k - first.k);
  const [a, b] = [lowest(points.slice(0, third)), lowest(points.slice(third))];
  return a && b && b.k > a.k ? (b.y - a.y) / (b.k - a.k) : pitch;
};
