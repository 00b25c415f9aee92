export { complexStep, type FieldFunction } from "./complex-step.js";
export { complex, type Complex } from "./complex.js";
export { differenceGradient, type PartialOptions } from "./difference-gradient.js";
export { differenceHessian } from "./difference-hessian.js";
export { differenceJacobian } from "./difference-jacobian.js";
export { differenceQuotient } from "./difference-quotient.js";
export { difference, type Difference, type DifferenceOptions } from "./difference.js";
export { stencil, type Stencil } from "./stencil.js";
