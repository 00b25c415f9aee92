import type { FunctionName } from "@gradkit/scalar";
import type { Dtype, Shape } from "@gradkit/shapes";
import type { Aval } from "./aval.js";
import type { LinalgParams } from "./primitives/linalg/params.js";
import type { Program } from "./program/program.js";

/** An operation without parameters. */
export type NoParams = Readonly<Record<string, never>>;

/** The parameters of the primitives that are no scalar function, by name: plain data. */
export interface StructuralParams {
  /** 1 where x < y (≤, =), else 0, in the dtype of the inputs. */
  less: NoParams;
  lessEqual: NoParams;
  equal: NoParams;
  /** x · y, where 0 · y is 0 whatever y is. */
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
  /** x taken at int32 indices along an axis: the shape of x with that axis replaced by the shape of the indices. */
  gather: { readonly axis: number };
  /** x with updates added at indices along an axis. */
  scatterAdd: { readonly axis: number };
  /** 0, 1, 2, … along an axis. */
  iota: { readonly shape: Shape; readonly axis: number; readonly dtype: Dtype };
  cond: { readonly onTrue: Program; readonly onFalse: Program };
  /** How many of the inputs are constants and how many are carried; the rest is scanned over. */
  scan: { readonly body: Program; readonly length: number; readonly constants: number; readonly carries: number; readonly reverse: boolean };
  /** The first inputs are constants, the rest is carried. */
  whileLoop: { readonly test: Program; readonly body: Program; readonly constants: number; readonly keep: boolean };
  /**
   * A part of a program that derivatives compute again and do not keep. With a derivative of its own where `jvp` gives one, or `forward`, the values and then
   * residuals, and `backward`, the cotangents of the inputs from residuals and those of the values.
   */
  call: { readonly body: Program; readonly jvp?: Program; readonly forward?: Program; readonly backward?: Program };
  /** The tangent of a function whose pullback is given: only its transpose, `backward`, is known. */
  customVjpTangent: { readonly backward: Program; readonly residuals: number; readonly outputs: readonly Aval[] };
}

/** The primitives that are always there. */
export type CorePrimitiveName = Exclude<FunctionName, "restrict"> | keyof StructuralParams;

/** All primitives: those of linear algebra come with their module. */
export type PrimitiveName = CorePrimitiveName | keyof LinalgParams;
type AllParams = StructuralParams & LinalgParams;
export type ParamsOf<N extends PrimitiveName> = N extends keyof AllParams ? AllParams[N] : NoParams;
