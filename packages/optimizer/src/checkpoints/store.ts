import type { Checkpoint } from "../run/run.js";

/** A place for the checkpoints of one run: what is saved is there whole, or not at all. */
export interface CheckpointStore {
  readonly save: (checkpoint: Checkpoint) => Promise<void>;
  /** The last one that is whole; undefined where there is none. */
  readonly load: () => Promise<Checkpoint | undefined>;
  /** Keeps everybody else from saving there until what it gives is called, as a run does while it lasts; rejects with optimizer/checkpoint-locked where somebody else does so. */
  readonly lock?: () => Promise<() => Promise<void>>;
}

/** Where a run is saved, and how often. */
export interface SavingOptions {
  readonly store: CheckpointStore;
  /** Seconds between two checkpoints, 10 unless given; the last one is saved at the end. */
  readonly seconds?: number;
}
