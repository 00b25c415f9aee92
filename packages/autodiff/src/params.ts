import type { FunctionName } from "@gradkit/scalar";
import type { Dtype, Shape } from "@gradkit/shapes";
import type { ControlParams } from "./primitives/control/params.js";
import type { LinalgParams } from "./primitives/linalg/params.js";

/** An operation without parameters. */
export type NoParams = Readonly<Record<string, never>>;

/** The parameters of the primitives that are no scalar function, by name: plain data. */
export interface StructuralParams {
  /** 1 where x < y (≤, =), else 0, in the dtype of the inputs. */
  less: NoParams;
  lessEqual: NoParams;
  equal: NoParams;
  /** x · y, which is 0 where a factor is, whatever the other is. */
  scale: NoParams;
  /** A constant to every transformation. */
  stopGradient: NoParams;
  cast: { readonly dtype: Dtype };
  /** To a shape to which the input's stretches from the right. */
  broadcastTo: { readonly shape: Shape };
  reshape: { readonly shape: Shape };
  transpose: { readonly permutation: readonly number[] };
  /** start inclusive, stop exclusive, step ≥ 1, for each axis. */
  slice: { readonly start: readonly number[]; readonly stop: readonly number[]; readonly step: readonly number[] };
  /** Zeros before, after and between the elements of each axis. */
  pad: { readonly before: readonly number[]; readonly after: readonly number[]; readonly between: readonly number[] };
  reverse: { readonly axes: readonly number[] };
  concat: { readonly axis: number };
  sum: { readonly axes: readonly number[] };
  prod: { readonly axes: readonly number[] };
  maximum: { readonly axes: readonly number[] };
  minimum: { readonly axes: readonly number[] };
  argmax: { readonly axis: number };
  argmin: { readonly axis: number };
  cumsum: { readonly axis: number; readonly reverse: boolean };
  /** Indices that sort along an axis, stable, NaN last. */
  argsort: { readonly axis: number };
  /** Σ of products over the labels that the output lacks; one or two operands. */
  einsum: { readonly spec: string };
  /** The same of two, where a product is 0 if a factor is, whatever the other is. */
  scaleEinsum: { readonly spec: string };
  /** x taken at int32 indices along an axis: the shape of x with that axis replaced by the shape of the indices. */
  gather: { readonly axis: number };
  /** x with updates added at indices along an axis. */
  scatterAdd: { readonly axis: number };
  /** 0, 1, 2, … along an axis. */
  iota: { readonly shape: Shape; readonly axis: number; readonly dtype: Dtype };
}

/** The primitives that are always there. */
export type CorePrimitiveName = Exclude<FunctionName, "restrict"> | keyof StructuralParams;

/** All primitives: those of control flow and of linear algebra come with the modules that use them. */
export type PrimitiveName = CorePrimitiveName | keyof ControlParams | keyof LinalgParams;
type AllParams = StructuralParams & ControlParams & LinalgParams;
export type ParamsOf<N extends PrimitiveName> = N extends keyof AllParams ? AllParams[N] : NoParams;
