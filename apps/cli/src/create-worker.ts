import { Worker } from "node:worker_threads";

/** A worker of the optimizer: the bundle has its module beside all others. */
export const createWorker = (): Worker => new Worker(new URL("./worker.js", import.meta.url));
