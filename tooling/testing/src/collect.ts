import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** Whether an object that nobody holds is gone. */
const ownGone = (): (() => boolean) => {
  const own = new WeakRef({});
  return () => own.deref() === undefined;
};

/**
 * Collects garbage until that has had its effect, in 100 turns at most: weak references are cleared, and registries' callbacks run, between turns of the event loop,
 * and what the engine itself still holds is not gone the first time.
 */
export const collect = async (isDone = ownGone()): Promise<void> => {
  for (let turn = 0; turn < 100 && !isDone(); turn++) {
    await setTimeout(10);
    gc();
  }
};

/** How many of the objects are left when garbage has been collected. */
export const leftOf = async (references: readonly WeakRef<object>[]): Promise<number> => {
  const left = (): number => references.filter((reference) => reference.deref() !== undefined).length;
  await collect(() => left() === 0);
  return left();
};
