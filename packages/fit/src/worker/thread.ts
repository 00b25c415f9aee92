import type { CreateWorker } from "@gradkit/optimizer";
import { portOf, threads, type NodePort, type Port, type WebPort } from "./port.js";

/** A worker of either kind, and news of its death. */
export interface Thread extends Port {
  /** Resolves when it dies, with the reason. */
  readonly death: Promise<string>;
  readonly terminate: () => void;
}

/** The worker module that stands beside this file. Bundlers see the expression as it is written here. */
const create: CreateWorker = () => {
  const node = threads();
  if (node && typeof Worker === "undefined") return new node.Worker(new URL("./worker.js", import.meta.url));
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
};

export const threadOf = (make: CreateWorker = create): Thread => {
  const worker = make();
  return {
    ...portOf(worker as NodePort | WebPort),
    death: new Promise((resolve) => {
      if ("on" in worker) {
        worker.once("error", ({ message }) => resolve(message));
        worker.once("exit", (code) => resolve(`it ended with exit code ${code}`));
        return;
      }
      worker.addEventListener("error", ({ message }) => resolve(message || "its module could not be loaded"));
      worker.addEventListener("messageerror", () => resolve("a message could not be read"));
    }),
    terminate: () => void worker.terminate(),
  };
};
