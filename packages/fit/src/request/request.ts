import type { FitStop, LossName, MethodName } from "../options.js";
import type { FunctionSource } from "../rows/function-model.js";

/** A robust loss as plain data. */
export interface LossOf {
  readonly name: LossName;
  readonly scale: number;
}

/** A fit to be done anywhere: plain data, checked. */
export interface Request {
  /** The right side: a formula, or a function that was recorded. */
  readonly source: FormulaSource | FunctionSource;
  readonly text: string;
  /** The predictors' columns, of rows that are used. */
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly observed: Float64Array;
  /** Square roots of weights; undefined where all are 1. */
  readonly roots: Float64Array | undefined;
  readonly omitted: readonly number[];
  readonly absoluteSigma: boolean;
  readonly start: Readonly<Record<string, number>>;
  readonly fixed: Readonly<Record<string, number>>;
  readonly bounds: Readonly<Record<string, readonly [lower: number, upper: number]>>;
  readonly loss: { readonly name: LossName; readonly scale: number | undefined } | undefined;
  readonly method: MethodName;
  readonly multistart: number | undefined;
  readonly seed: number;
  readonly level: number;
  readonly profile: boolean;
  readonly stop: FitStop;
}

/** A formula as text: it is read again where the fit is done. */
export interface FormulaSource {
  readonly kind: "formula";
  readonly formula: string;
}

