import { numbers } from "@gradkit/scalar";

/** From here on the correction's series has all digits. */
const large = 12;

/** ln Γ(z) less its leading terms (z − ½) ln z − z + ½ ln 2π, by Stirling's series. DLMF 5.11.1 */
const correction = (z: number): number => {
  const w = 1 / (z * z);
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360)))))) / z;
};

/** ln B(a, b), which for large arguments is no difference of large numbers. */
export const logBeta = (a: number, b: number): number => {
  const [big, small] = a > b ? [a, b] : [b, a];
  const total = big + small;
  if (big < large) return numbers.lgamma(big) + numbers.lgamma(small) - numbers.lgamma(total);
  const ratio = -(big - 0.5) * Math.log1p(small / big);
  const corrections = correction(big) - correction(total);
  if (small < large) return numbers.lgamma(small) + ratio - small * (Math.log(total) - 1) + corrections;
  return ratio + small * Math.log(small / total) - 0.5 * Math.log(small) + 0.5 * Math.log(2 * Math.PI) + corrections + correction(small);
};
