import type { Data, Dtype } from "@gradkit/shapes";

/** A stretch of memory with the numbers of one array. Where it stands is planned once all statements are known. */
export interface Buffer {
  readonly id: number;
  readonly dtype: Dtype;
  /** How many numbers. */
  readonly size: number;
  readonly role: "input" | "constant" | "output" | "temporary";
  /** The numbers of a constant. */
  readonly data?: Data;
}
