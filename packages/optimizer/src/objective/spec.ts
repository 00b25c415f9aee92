import type { Program } from "@gradkit/autodiff";
import type { Evaluator } from "../evaluator.js";
import type { Chunks, Parts } from "./chunks.js";
import type { Columns } from "./rows.js";

/** An objective as plain data, which can be sent: programs of the vector of parameters, and the rows that they are given. */
export interface Spec {
  /** Of all rows; of a batch, or a chunk, where there are any. */
  readonly program: Program;
  /** The same for all rows, where batches have fewer; for the rows of the last chunk, where it has fewer. */
  readonly whole: Program;
  readonly columns?: Columns | undefined;
  readonly batch?: { readonly size: number; readonly shuffle: boolean } | undefined;
  readonly chunks?: Chunks | undefined;
  readonly seed: number;
  /** How many answers of a kind are interpreted before they are compiled. */
  readonly compiledAfter: number;
}

/** An objective that answers: batches where there are any, and all rows. */
export interface Evaluators {
  readonly evaluator: Evaluator;
  readonly whole: Evaluator;
  /** Its parts, where it has some. */
  readonly parts?: Parts | undefined;
}
