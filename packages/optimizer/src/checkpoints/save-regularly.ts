import type { Checkpoint } from "../run/run.js";
import type { SavingOptions } from "./store.js";

/** Saves a run every few seconds until it is told that the run has ended, and once more then; says whether all went well. A store that fails does not end the run. */
export const saveRegularly = ({ store, seconds = 10 }: SavingOptions, checkpoint: () => Promise<Checkpoint>): (() => Promise<boolean>) => {
  let well = true;
  const save = async (): Promise<void> => {
    try {
      await store.save(await checkpoint());
    } catch (e) {
      if (well) console.warn("gradkit: a checkpoint could not be saved, the run goes on:", e);
      well = false;
    }
  };
  const timer = setInterval(() => void save(), 1000 * seconds);
  return async () => {
    clearInterval(timer);
    await save();
    return well;
  };
};
