import type { Endpoint } from "comlink";
import { refusals } from "../objective/refusals.js";
import { nodeEndpoint, type NodePort } from "./node-endpoint.js";
import { threads } from "./threads.js";

/** A worker of either kind, and news of its death. */
export interface Thread {
  readonly endpoint: Endpoint;
  /** Resolves when it dies, with the reason. */
  readonly death: Promise<Death>;
  /** Ends it; resolves when it is gone. */
  readonly terminate: () => Promise<unknown>;
}

export interface Death {
  readonly code: "optimizer/worker-crash" | "optimizer/worker-exit" | "optimizer/worker-memory" | "optimizer/worker-message";
  readonly message: string;
}

/** A worker thread of Node, by what is used of it: this package asks for no types of Node. */
export interface NodeWorker extends NodePort {
  once(event: "error" | "messageerror", listener: (error: Error) => void): unknown;
  once(event: "exit", listener: (code: number) => void): unknown;
  terminate(): unknown;
}

/** Makes a worker that runs this package's worker module. */
export type CreateWorker = () => Worker | NodeWorker;

/** The worker module that stands beside this file. Bundlers see the expression as it is written here. */
const create: CreateWorker = () => {
  const node = threads();
  if (node && typeof Worker === "undefined") return new node.Worker(new URL("./worker.js", import.meta.url));
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
};

export const threadOf = (make: CreateWorker = create): Thread => {
  const refused = refusals();
  const worker = make();
  return "on" in worker ? nodeThread(worker) : webThread(worker, refused);
};

const nodeThread = (worker: NodeWorker): Thread => ({
  endpoint: nodeEndpoint(worker),
  death: new Promise((resolve) => {
    worker.once("error", (e: Error & { code?: string }) =>
      resolve({ code: e.code === "ERR_WORKER_OUT_OF_MEMORY" ? "optimizer/worker-memory" : "optimizer/worker-crash", message: e.message }));
    worker.once("messageerror", (e: Error) => resolve({ code: "optimizer/worker-message", message: e.message }));
    worker.once("exit", (code: number) => resolve({ code: "optimizer/worker-exit", message: `exit code ${code}` }));
  }),
  terminate: async () => worker.terminate(),
});

const webThread = (worker: Worker, refused: () => Promise<string | undefined>): Thread => ({
  endpoint: worker,
  death: new Promise((resolve) => {
    const crashed = async ({ message }: ErrorEvent): Promise<void> => {
      const directive = await refused();
      resolve({ code: "optimizer/worker-crash", message: message || (directive ? `the page's policy refuses it by ${directive}` : "its module could not be loaded") });
    };
    worker.addEventListener("error", (e) => void crashed(e));
    worker.addEventListener("messageerror", () => resolve({ code: "optimizer/worker-message", message: "a message could not be read" }));
  }),
  terminate: async () => worker.terminate(),
});
