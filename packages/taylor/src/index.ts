export { curvatures, type Curvatures, type Form } from "./curvatures.js";
export { derivativeTensor, type DerivativeTensor } from "./derivative-tensor.js";
export { jet, type Jet } from "./jet.js";
export { linearize, type Linearization, type Linearize } from "./linearize.js";
export { quadratic, type Curvature, type Quadratic, type QuadraticOf } from "./quadratic.js";
export { taylor, type Contraction, type Point, type Side, type Taylor, type TaylorOf } from "./taylor.js";
