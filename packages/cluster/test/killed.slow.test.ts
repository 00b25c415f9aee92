import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sweep, type Swept } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromExactText } from "../src/exact-text.js";
import { writeTasks } from "../src/index.js";
import { startProcess, type Process } from "./processes.js";
import { redisServer, startServer } from "./redis-server.js";
import { bits, tasksOf } from "./tasks.js";

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const tasks = tasksOf(60, 6000);
const rounds = Array.from({ length: 20 }, (_, k) => k);

describe.skipIf(!redisServer)("a sweep of which a worker, the coordinator and Redis are killed on the way", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradkit-killed-"));
  const file = join(folder, "tasks.jsonl");
  let expected: unknown[] = [];
  beforeAll(async () => {
    await writeTasks(file, tasks);
    expected = bits(await sweep(tasks, inline()));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(rounds)("loses nothing, counts nothing twice, and has the same bits: round %i", async (round) => {
    // Redis that brings each write to its disk, or one that may lose the last second.
    const server = await startServer(round % 2 ? ["--appendfsync", "everysec"] : []);
    const options = { connection: server.url, pool: 1, lock: 1, checkpoint: 0.05, attempts: 100 };
    const [journal, out] = [join(folder, `journal-${round}`), join(folder, `out-${round}`)];
    const coordinate = (): Promise<Process> => startProcess("coordinator", { connection: server.url, file, journal, out });
    const workers = await Promise.all([1, 2, 3].map(async () => startProcess("worker", options)));
    let coordinator = await coordinate();
    await coordinator.printed("begun");
    const victims = {
      worker: async () => {
        await workers[round % 3]!.kill();
        workers[round % 3] = await startProcess("worker", options);
      },
      coordinator: async () => {
        await coordinator.kill();
        coordinator = await coordinate();
        await coordinator.printed("begun");
      },
      redis: async () => {
        await server.kill();
        await wait(50 * (round % 5));
        await server.start();
      },
    };
    for (const [k, kill] of Object.values(victims).entries()) {
      await wait(100 + ((round * 37 + k * 101) % 500));
      await kill();
    }
    expect([await coordinator.exited, coordinator.output()]).toEqual([0, expect.any(String)]);
    await Promise.all(workers.map(async (worker) => worker.kill()));
    await server.remove();
    expect(bits(fromExactText(readFileSync(out, "utf8")) as Swept[])).toEqual(expected);
    const lines = readFileSync(journal, "utf8").trimEnd().split("\n").slice(1);
    expect([lines.length, new Set(lines.map((line) => line.slice(7, 71))).size]).toEqual([tasks.length, tasks.length]);
  });
});
