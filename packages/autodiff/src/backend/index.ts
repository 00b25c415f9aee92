export { bind as applyPrimitive } from "../bind.js";
export type { ParamsOf, PrimitiveName } from "../params.js";
export type { Sample } from "../primitive.js";
export type { AnyFunction, Givens, Params, Returned, Widened } from "../transform/types.js";
export type { Structure } from "../tree.js";
export { fingerprint } from "../program/hash.js";
export { interpret } from "./interpret.js";
export { primitiveSamples } from "./primitive-samples.js";
export { argumentsOf, signatureOf, valueOf } from "./trees.js";
