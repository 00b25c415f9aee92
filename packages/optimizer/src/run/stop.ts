/** When to stop. */
export interface Stop {
  /** Converged where no component of the gradient is larger: 1e-10 unless given, times the largest of the start's where that is less than 1. */
  readonly gradient?: number;
  /** Converged only where the decrease that a method with a model still expects is no larger part of the value than this, 1e-9 unless given. */
  readonly expected?: number;
  /** At most so many accepted steps, 100 000 unless given. */
  readonly steps?: number;
  /** At most so many evaluations of all kinds; 10 000 for least squares unless given, and no limit for minimize. */
  readonly evaluations?: number;
  /** At most so many seconds, by the monotonic clock, pauses not counted; no limit unless given. */
  readonly seconds?: number;
  /** A value that is good enough. */
  readonly value?: number;
}
