import { Worker } from "node:worker_threads";

/** Makes a worker of one of the packages that work in workers: the bundle has a module for each beside all others. */
export const createWorker = (of: "optimizer" | "fit") => (): Worker => new Worker(new URL(`./${of}-worker.js`, import.meta.url));
