import type { Aval } from "../aval.js";
import type { PrimitiveName } from "../params.js";
import type { Maybe } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import type { Trace } from "../trace.js";
import type { PowerSeries } from "./power-series.js";

/** Coefficients 0, 1, … of the values of f up to an order from those of its arguments; what is absent at the end is zero. */
export type Expand = (terms: readonly (readonly Maybe[])[], order: number, f: (xs: readonly Tensor[], trace: Trace) => readonly Tensor[]) => Maybe[][];

/** What a rule can ask the trace of series that it works for. */
export interface Level {
  /** Coefficients up to this one are wanted. */
  readonly order: number;
  readonly seriesOf: (x: Tensor) => PowerSeries;
  readonly tensorOf: (series: PowerSeries, aval: Aval) => Tensor;
  /** Whether a tensor depends on t. */
  readonly moves: (x: Tensor) => boolean;
  /** Whether a coefficient is being computed: then series may depend on themselves, and none may be asked for more than it needs. */
  readonly isBusy: () => boolean;
  /** Coefficients of a function of series from those of its arguments, at a level of its own. */
  readonly expand: Expand;
}

/** The series of a primitive's outputs from those of its inputs; `params` are of the primitive. */
export type SeriesRule = (level: Level, name: PrimitiveName, inputs: readonly Tensor[], params: never) => readonly PowerSeries[];
