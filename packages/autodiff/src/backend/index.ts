export { bind as applyPrimitive } from "../bind.js";
export type { ParamsOf, PrimitiveName } from "../params.js";
export type { Primitive, Sample } from "../primitive.js";
export { primitives } from "../primitives.js";
export type { Structure } from "../tree.js";
export { interpret } from "./interpret.js";
export type { AnyFunction, Givens, Params, Returned, Widened } from "../transform/types.js";
export { argumentsOf, valueOf } from "./trees.js";
