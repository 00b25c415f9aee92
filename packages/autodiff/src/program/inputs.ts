import type { Dtype } from "@gradkit/shapes";
import { checkLike } from "../check-like.js";
import { programError } from "../errors.js";
import { dense } from "../kernels/dense.js";
import { ops } from "../operations.js";
import { numbersOf, type Tensor } from "../tensor.js";
import { flattenArguments } from "../tree.js";
import type { Program } from "./program.js";
import type { TracedProgram } from "./trace.js";

/** The inputs of a program of the trees that its function takes: of its shapes, and as numbers of its dtypes. Of a program without trees the arguments are its inputs. */
export const inputsOf = (call: string, program: Program | TracedProgram, args: readonly unknown[]): Tensor[] => {
  const { inputs } = program;
  const trees = "result" in program ? program.arguments : undefined;
  const paths = inputs.map((_, k) => `input ${k}`);
  const found = checkLike(call, flattenArguments(call, args, trees), { leaves: inputs, paths, ...(trees ? { structure: trees } : {}) });
  return found.map((x, k) => ofDtype(call, x, inputs[k]!.dtype, paths[k]!));
};

/** Numbers of another dtype are rounded, but whole ones must be whole. What a trace holds is left to the operations. */
const ofDtype = (call: string, x: Tensor, dtype: Dtype, path: string): Tensor => {
  if (x.dtype === dtype || x.trace) return x;
  const odd = dtype === "int32" ? dense(numbersOf(x)).find((n: number) => (n | 0) !== n) : undefined;
  if (odd !== undefined) throw programError("autodiff/whole-numbers", { call, path, got: String(odd) });
  return ops.cast(x, dtype);
};
