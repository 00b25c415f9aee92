import type { Aval } from "@gradkit/autodiff";
import type { ParamsOf, PrimitiveName } from "@gradkit/autodiff/backend";
import type { Context } from "./context.js";
import type { Value } from "./value.js";

/** How a primitive is compiled: its outputs as values, with the statements that they need emitted before. */
export type Lowering<N extends PrimitiveName> = (c: Context, inputs: readonly Value[], params: ParamsOf<N>, outputs: readonly Aval[]) => Value[];
