/**
 * The derivative of t ↦ f(t) at 0 for a function with many components: central differences with halved steps, extrapolated to step 0. For each component the
 * entry of the tableau is taken whose neighbours agree best.
 *
 * @param step  the first and widest step; f is asked within it on both sides
 * @source Ridders, Accurate computation of F'(x) and F'(x) F''(x), 1982
 */
export const differenceAt0 = (f: (t: number) => ArrayLike<number>, step: number, halvings = 5): Float64Array => {
  const quotients = Array.from({ length: halvings + 1 }, (_, k) => {
    const h = step / 2 ** k;
    const [right, left] = [Array.from(f(h)), f(-h)];
    return right.map((value, i) => (value - left[i]!) / (2 * h));
  });
  return Float64Array.from(quotients[0]!, (_, i) => extrapolated(quotients.map((quotient) => quotient[i]!)));
};

/** The limit of quotients whose errors are a series in the square of the step, which halves from one to the next. */
const extrapolated = (quotients: readonly number[]): number => {
  let row: readonly number[] = [];
  let [best, error] = [NaN, Infinity];
  for (const quotient of quotients) {
    const next = [quotient];
    for (const [k, before] of row.entries()) {
      const last = next[k]!;
      const better = last + (last - before) / (4 ** (k + 1) - 1);
      const change = Math.max(Math.abs(better - last), Math.abs(better - before));
      if (change < error) [best, error] = [better, change];
      next.push(better);
    }
    row = next;
  }
  return best;
};
