import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { adam, minimizeTask, multiStart } from "@gradkit/optimizer";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cluster, type Cluster } from "../src/index.js";
import { startProcess, type Process } from "./processes.js";
import { redisServer, startServer, type Server } from "./redis-server.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));

describe.skipIf(!redisServer)("cluster({ connection, queue })", () => {
  let server: Server;
  let workers: Process[] = [];
  let engine: Cluster;
  beforeAll(async () => {
    server = await startServer();
    const options = { connection: server.url, pool: 1, lock: 2, checkpoint: 1 };
    workers = await Promise.all([1, 2, 3].map(async () => startProcess("worker", options)));
    await Promise.all(workers.map(async (worker) => worker.printed("working on")));
    engine = cluster({ connection: server.url });
  });
  afterAll(async () => {
    await engine.close();
    await Promise.all(workers.map(async (worker) => worker.kill()));
    await server.remove();
  });

  it("gives 200 starts over three workers the bits of this thread", async () => {
    const starts = Array.from({ length: 200 }, (_, k) => [-2 + (k % 20) / 5, -1 + Math.floor(k / 20) / 3]);
    const job = (start: number[], seed: number) => minimizeTask(rosenbrock, start, { method: adam({ rate: 0.05 }), stop: { steps: 100 }, seed });
    const there = await multiStart(starts, job, { on: engine });
    const here = await multiStart(starts, job);
    expect(there.all.map((result) => ({ ...result, seconds: 0 }))).toEqual(here.all.map((result) => ({ ...result, seconds: 0 })));
    expect(there.best.x).toEqual(here.best.x);
  });
});
