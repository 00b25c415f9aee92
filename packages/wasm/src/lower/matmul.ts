import type { Aval } from "@gradkit/autodiff";
import type { Context } from "./context.js";
import type { Value } from "./value.js";

/** The matrix products among einsums that are large enough for a blocked kernel. */
export const matmul = (_c: Context, _operands: readonly Value[], _labels: readonly (readonly string[])[], _output: readonly string[], _sizes: Readonly<Record<string, number>>, _out: Aval): Value | undefined => undefined;
