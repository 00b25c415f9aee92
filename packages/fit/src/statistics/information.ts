import type { Fit } from "../result.js";

export type Information = Pick<Fit, "logLikelihood" | "aic" | "aicc" | "bic">;

const none: Information = { logLikelihood: null, aic: null, aicc: null, bic: null };

/**
 * The likelihood of normal errors with all its constants, and the criteria of it. Where the variance is estimated it counts as one more parameter, as in R; where sigma is known the
 * likelihood is that of sigma.
 *
 * @param logWeights  Σ ln w of the weights, 0 without any
 * @source Akaike (1974); Hurvich and Tsai (1989); Schwarz (1978)
 */
export const information = (sse: number, n: number, p: number, logWeights: number, absolute: boolean): Information => {
  if (!absolute && !(sse > 0)) return none;
  const logLikelihood = absolute ? -0.5 * (sse + n * Math.log(2 * Math.PI) - logWeights) : -0.5 * (n * (Math.log((2 * Math.PI * sse) / n) + 1) - logWeights);
  const k = p + (absolute ? 0 : 1);
  const aic = 2 * k - 2 * logLikelihood;
  return { logLikelihood, aic, aicc: n > k + 1 ? aic + (2 * k * (k + 1)) / (n - k - 1) : null, bic: k * Math.log(n) - 2 * logLikelihood };
};
