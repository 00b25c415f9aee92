import type { Work } from "./work.js";

/** Work that is still being prepared: what is asked of it waits until it is. */
export const workLater = (started: Promise<Work>): Work => {
  // Where it cannot begin, the result says so.
  const later = (act: "pause" | "resume" | "cancel") => (): void => void started.then((work) => work[act](), () => undefined);
  return { result: started.then((work) => work.result), pause: later("pause"), resume: later("resume"), cancel: later("cancel"), current: async () => (await started).current() };
};
