import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

/** Collects garbage. Weak references are cleared, and registries' callbacks run, between turns of the event loop. */
export const collect = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    await setTimeout(10);
    gc();
  }
};
