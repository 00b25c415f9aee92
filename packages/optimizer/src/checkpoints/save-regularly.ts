import type { Checkpoint } from "../run/run.js";
import type { SavingOptions } from "./store.js";

/**
 * Saves what is under way every few seconds until it is told that it has ended, and once more then; says whether all went well. A store that fails does not end the run; one that somebody else has locked is
 * refused before anything is saved.
 *
 * @throws optimizer/checkpoint-locked
 * @example
 * const saved = []
 * const store = { save: async (checkpoint) => void saved.push(checkpoint), load: async () => saved.at(-1) }
 * const end = await saveRegularly({ store }, async () => ({ format: "gradkit/checkpoint@1", problem: "a search", sum: "…", state: {} }))
 * await end()       // => true
 * saved[0].problem  // => "a search"
 */
export const saveRegularly = async ({ store, seconds = 10 }: SavingOptions, checkpoint: () => Promise<Checkpoint>): Promise<() => Promise<boolean>> => {
  const release = await store.lock?.();
  let well = true;
  let saving: Promise<void> | undefined;
  const save = async (): Promise<void> => {
    try {
      await store.save(await checkpoint());
    } catch (e) {
      if (well) console.warn("gradkit: a checkpoint could not be saved, the run goes on:", e);
      well = false;
    } finally {
      saving = undefined;
    }
  };
  // A store that is slower than the interval is not given more than it can take.
  const timer = setInterval(() => void (saving ??= save()), 1000 * seconds);
  return async () => {
    clearInterval(timer);
    await saving;
    await save();
    await release?.();
    return well;
  };
};
