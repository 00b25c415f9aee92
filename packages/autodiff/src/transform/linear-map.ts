import type { Aval } from "../aval.js";
import { bind } from "../bind.js";
import { checkReal } from "../check-real.js";
import { ops } from "../operations.js";
import type { Ops } from "../ops.js";
import type { Maybe } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { within, type Trace } from "../trace.js";
import { dual, forwardTrace, primalOf, tangentOf } from "./forward.js";
import { linearTensor, pullBack, pushForward, tapeTrace, type Tape } from "./tape.js";

/** A function at a point: its values and its derivative, a linear map that can be applied and transposed any number of times. */
export interface LinearMap {
  readonly values: readonly Tensor[];
  readonly pull: (cotangents: readonly Maybe[], F?: Ops) => Tensor[];
  /** What {@link pushed} runs. */
  readonly recorded: { readonly tape: Tape; readonly inputs: readonly Tensor[]; readonly outputs: readonly Maybe[] };
}

/** Evaluates f once at tensors and records its derivative there; only what the derivative needs is kept. */
export const linearized = (call: string, f: (inputs: readonly Tensor[], trace: Trace) => readonly Tensor[], primals: readonly Tensor[], paths: readonly string[]): LinearMap => {
  checkReal(call, primals, paths);
  return within(
    (level) => ({ traces: [tapeTrace(level), forwardTrace(level + 1)] as const }),
    ({ traces: [tape, forward] }) => {
      const inputs = primals.map((x) => linearTensor(tape, x));
      const results = f(primals.map((x, k) => dual(forward, x, inputs[k])), forward);
      const values = results.map((y) => primalOf(forward, y));
      const outputs = results.map((y) => tangentOf(forward, y));
      return { values, pull: (cotangents, F) => zeros(primals, pullBack(tape, outputs, cotangents, inputs, F)), recorded: { tape, inputs, outputs } };
    },
  );
};

/** Those that are there, and zeros for the rest. */
const zeros = (like: readonly Tensor[], found: readonly Maybe[]): Tensor[] => like.map((x, k) => found[k] ?? ops.zeros(x.shape, x.dtype));

/** Tangents of the values for tangents of the inputs. A function of its own: gradients do without. */
export const pushed = ({ values, recorded: { tape, inputs, outputs } }: LinearMap, tangents: readonly Tensor[]): Tensor[] => zeros(values, pushForward(tape, outputs, tangents, inputs, bind));

/** Cotangents of the inputs of a linear f from those of its values. It needs no point to be differentiated at: the zeros that stand for it are dead code in the program that is recorded. */
export const pull = (F: Ops, f: (inputs: readonly Tensor[]) => readonly Tensor[], inputs: readonly Aval[], cotangents: readonly Maybe[]): Tensor[] =>
  linearized("transpose", f, inputs.map(({ shape, dtype }) => ops.zeros(shape, dtype)), []).pull(cotangents, F);
