import { error } from "../errors.js";
import type { Ask, Answer } from "../ask.js";
import type { Columns } from "./rows.js";

/** How the objective of all rows follows from those of chunks of them: the numbers it gives depend on the chunks, and on nobody who computes them. */
export interface ChunkOptions {
  /** Rows in a chunk: the last may have fewer. Unless given as many as make 32 chunks, but no fewer than have two thousand numbers. */
  readonly size?: number;
  /** Whether the objective of minimize is the mean over rows, as unless told otherwise, or a sum. Residuals are joined. */
  readonly of?: "mean" | "sum";
}

/** Chunks of so many rows: all of `size`, the last of what is left. */
export interface Chunks {
  readonly size: number;
  readonly of: "mean" | "sum";
}

/** An objective by parts, each of which gives its share of an answer: at once, or by a promise. */
export interface Parts {
  /** The factor of each part's answer in the sum of them. */
  readonly weights: readonly number[];
  readonly answer: (ask: Ask, count: number, part: number) => Answer | PromiseLike<Answer>;
}

/** More chunks than a machine has workers, and few enough that to add them up is nothing. */
const usual = 32;
const numbersInChunk = 2048;

/**
 * The chunks of rows that options ask for.
 *
 * @throws optimizer/option  where there are no rows, or batches of them, or the size is no whole number up to their count
 */
export const chunksOf = (call: string, columns: Columns | undefined, { size, of = "mean" }: ChunkOptions, batched: boolean): Chunks => {
  const refuse = (option: string, rule: string, got: unknown) => error("optimizer/option", { call, option, rule, got: String(got) });
  if (!columns) throw refuse("chunks", "must go with `data`, of which they are rows", "none");
  if (batched) throw refuse("chunks", "must go without `batch`", "both");
  if (of !== "mean" && of !== "sum") throw refuse("chunks.of", 'must be "mean" or "sum"', of);
  const { count, arrays } = columns;
  const numbersInRow = arrays.reduce((sum, { data }) => sum + data.length, 0) / count;
  const chosen = size ?? Math.min(count, Math.max(Math.ceil(count / usual), Math.ceil(numbersInChunk / numbersInRow)));
  if (!(Number.isInteger(chosen) && chosen >= 1 && chosen <= count)) throw refuse("chunks.size", `must be a whole number from 1 to the ${count} rows`, size);
  return { size: chosen, of };
};

/** How many rows each chunk has. */
export const rowCounts = ({ size }: Chunks, count: number): readonly number[] => Array.from({ length: Math.ceil(count / size) }, (_, k) => Math.min(size, count - k * size));

/** The factor of each chunk's answer. */
export const weightsOf = (chunks: Chunks, count: number): readonly number[] => rowCounts(chunks, count).map((rows) => (chunks.of === "mean" ? rows / count : 1));
