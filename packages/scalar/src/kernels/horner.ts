/** c₀ + c₁x + c₂x² + …, by Horner's rule. */
export const horner = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (let k = coefficients.length; k--; ) sum = sum * x + coefficients[k]!;
  return sum;
};
