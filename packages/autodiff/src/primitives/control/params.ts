import type { Aval } from "../../aval.js";
import type { Program } from "../../program/program.js";

/** The parameters of the primitives that hold programs. */
export interface ControlParams {
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
