import { parentPort } from "node:worker_threads";
import type { News, Order } from "../../src/worker/news.js";

/** A thread that begins a task, and does not come back from it. */
parentPort!.on("message", ({ say }: Order) => {
  if (say !== "work") return;
  parentPort!.postMessage({ say: "progress", progress: {} } as News, []);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
