import type { Data, Dtype } from "@gradkit/shapes";

/** A stretch of memory with the numbers of one array. Where it stands is planned once all statements are known. */
export interface Buffer {
  readonly id: number;
  readonly dtype: Dtype;
  /** How many numbers. */
  readonly size: number;
  /** State stays from call to call; a stack begins where the memory ends that is planned, and grows. */
  readonly role: "input" | "constant" | "output" | "temporary" | "state" | "stack";
  /** Steps in so many lanes have numbers of their own, which stand side by side. */
  readonly lanes?: number;
  /** The numbers of a constant. */
  readonly data?: Data;
}
