export { accuracy } from "./accuracy.js";
export { top } from "./extent.js";
export { fromNumber } from "./from-number.js";
export { isZero } from "./is-zero.js";
export type { Real } from "./real.js";
export { realFunctions, type RealFunctions } from "./real-functions.js";
export { decided, settle } from "./settle.js";
export { sign } from "./sign.js";
export { toNumber } from "./to-number.js";
