import { Worker } from "node:worker_threads";
import { afterEach, expect } from "vitest";
import type { Request } from "../../src/request/request.js";
import type { Order } from "../../src/worker/message.js";
import { builtWorker } from "./built.js";

/** Workers of modules made for a test, which counts what they do. */
export interface Counted {
  readonly worker: (module: string, data?: unknown) => Worker;
  /** How many pieces each worker was given, and the requests that they are of. */
  readonly pieces: number[];
  readonly requests: Request[];
}

/** Workers that are counted, all of which must have ended after each test. */
export const counted = (): Counted => {
  const alive = new Set<number>();
  const pieces: number[] = [];
  const requests: Request[] = [];
  afterEach(async () => {
    for (let k = 0; k < 1000 && alive.size > 0; k++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(alive.size).toBe(0);
    pieces.length = 0;
    requests.length = 0;
  });
  const worker = (module: string, data?: unknown): Worker => {
    const id = pieces.push(0) - 1;
    alive.add(id);
    const made = new Worker(module, { workerData: data }).once("exit", () => void alive.delete(id));
    const post = made.postMessage.bind(made);
    made.postMessage = (order: Order) => {
      pieces[id]! += order.gradkit === "piece" ? 1 : 0;
      if (order.gradkit === "open") requests.push(order.request);
      post(order);
    };
    return made;
  };
  return { worker, pieces, requests };
};

/** The worker's module, and three with faults: one that ends itself after so many pieces, one that does not hear that it shall end, and one that stands still when it has told of a best point. */
export const modules = async (): Promise<readonly [sound: string, dying: string, deaf: string, stuck: string]> =>
  Promise.all([
    builtWorker(),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort, workerData } from "node:worker_threads";
      let count = 0;
      parentPort.on("message", ({ gradkit }) => gradkit === "piece" && ++count > workerData.after && process.exit(3));
      serveHere();
    `),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort } from "node:worker_threads";
      const on = parentPort.on.bind(parentPort);
      parentPort.on = (event, listener) => on(event, (order) => order.gradkit !== "end" && listener(order));
      serveHere();
    `),
    builtWorker(`
      import { serveHere } from "./src/worker/index.ts";
      import { parentPort } from "node:worker_threads";
      const post = parentPort.postMessage.bind(parentPort);
      parentPort.postMessage = (news) => {
        post(news);
        if (news.gradkit === "news" && news.best) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
      };
      serveHere();
    `),
  ]);
