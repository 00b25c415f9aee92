import type { Bounds } from "@gradkit/optimizer";
import type { MethodName } from "../options.js";
import type { Rows } from "../rows/rows.js";

/** A sum of squares to be made least: Σ (root · (model − observed))², over the parameters that are free. */
export interface Problem {
  /** The free parameters. */
  readonly names: readonly string[];
  /** All parameters of the model from the free ones, in an array that is written over by the next call. */
  readonly fill: (x: ArrayLike<number>) => Float64Array;
  /** The model at the rows, with derivatives by the free parameters. */
  readonly rows: Rows;
  readonly observed: Float64Array;
  /** Square roots of the weights, shape (n); undefined where all are 1. */
  readonly roots: Float64Array | undefined;
  readonly bounds: Bounds | undefined;
  /** By which it is made least. */
  readonly method: MethodName;
}
