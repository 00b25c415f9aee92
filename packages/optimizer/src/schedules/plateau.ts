import type { Schedule } from "../schedule.js";

export interface PlateauOptions {
  readonly rate: number;
  /** 0.1 unless given. */
  readonly factor?: number;
  /** So many steps without a better value are borne, 10 unless given. */
  readonly patience?: number;
  /** A value is better if it is below the best by this part of it, 1e-4 unless given. */
  readonly threshold?: number;
  readonly smallest?: number;
}

/**
 * A rate that is multiplied by a factor where the value has not become better for some steps.
 *
 * @source convention of torch.optim.lr_scheduler.ReduceLROnPlateau, relative threshold
 * @example
 * const { at, see, memory } = plateau({ rate: 0.1, factor: 0.5, patience: 1 })
 * at(0, memory)                           // => 0.1
 * at(3, [1, 1, 1].reduce((m, value) => see!(value, m), memory)) // => 0.05
 */
export const plateau = (options: PlateauOptions): Schedule => {
  const { rate, factor = 0.1, patience = 10, threshold = 1e-4, smallest = 0 } = options;
  return {
    name: "plateau",
    options: options,
    // The best value, how many since were not better, the rate.
    memory: [Infinity, 0, rate],
    at: (_, memory) => memory[2]!,
    see: (value, [best, bad, now]) => {
      if (value < best! - threshold * Math.abs(best === Infinity ? 0 : best!)) return [value, 0, now!];
      return bad! + 1 > patience ? [best!, 0, Math.max(now! * factor, smallest)] : [best!, bad! + 1, now!];
    },
  };
};
