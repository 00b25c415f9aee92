import type { Aval } from "../aval.js";
import type { Batched, Maybe } from "../primitive.js";
import type { Program } from "../program/program.js";
import type { Tensor } from "../tensor.js";

type F = (inputs: readonly Tensor[]) => readonly Tensor[];

/** What the rules of control flow need beyond operations: programs and their derivatives. */
export interface Calculus {
  readonly run: (program: Program, inputs: readonly Tensor[]) => Tensor[];
  readonly record: (f: F, inputs: readonly Aval[]) => Program;
  /** Values and tangents of f; an absent tangent is zero. */
  readonly derive: (f: F, primals: readonly Tensor[], tangents: readonly Maybe[]) => { readonly values: Tensor[]; readonly tangents: Maybe[] };
  /** Cotangents of the inputs of a linear f from those of its values. */
  readonly pull: (f: F, inputs: readonly Aval[], cotangents: readonly Maybe[]) => Tensor[];
  /** Values of f for a batch, of inputs in it and shared ones. */
  readonly elements: (inputs: readonly Batched[], size: number, f: F) => Batched[];
}

/** The modules of the transformations fill this in, as they themselves need the primitives. */
export const calculus: { -readonly [K in keyof Calculus]: Calculus[K] } = {} as never;
