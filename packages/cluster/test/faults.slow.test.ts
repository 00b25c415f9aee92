import { readFileSync } from "node:fs";
import { createConnection, createServer, type AddressInfo, type Socket } from "node:net";
import { sweep, type Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { Redis } from "ioredis";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cluster, type Cluster } from "../src/index.js";
import { startProcess, type Process } from "./processes.js";
import { redisServer, startServer, type Server } from "./redis-server.js";
import { bits, tasksOf } from "./tasks.js";

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A way to a port that can be cut, for all who go it. */
const cuttable = async (port: number) => {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((from) => {
    if (isCut) return void from.destroy();
    const to = createConnection(port, "127.0.0.1");
    for (const [socket, other] of [[from, to], [to, from]] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on("error", () => undefined).on("close", () => (sockets.delete(socket), other.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => { isCut = true; for (const socket of sockets) socket.destroy(); },
    mend: () => { isCut = false; },
    close: () => server.close(),
  };
};

describe.skipIf(!redisServer)("a sweep over workers", () => {
  let server: Server;
  const processes: Process[] = [];
  const engines: Cluster[] = [];
  const tasks = tasksOf(40, 6000);
  let expected: unknown[] = [];
  const workerOf = async (more: object = {}, nodeOptions: readonly string[] = []): Promise<Process> => {
    const worker = await startProcess("worker", { connection: server.url, pool: 1, lock: 1, checkpoint: 0.1, backoff: 0.01, ...more }, nodeOptions);
    processes.push(worker);
    await worker.printed("working on");
    return worker;
  };
  const engineOf = (more: object = {}): Cluster => {
    engines.push(cluster({ connection: server.url, log: () => undefined, ...more }));
    return engines.at(-1)!;
  };
  beforeAll(async () => {
    server = await startServer();
    expected = bits(await sweep(tasks, inline()));
  });
  afterEach(async () => {
    await Promise.all([...engines.splice(0).map(async ({ close }) => close()), ...processes.splice(0).map(async ({ kill }) => kill())]);
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
  });
  afterAll(() => server.remove());

  it("has the same bits where a worker stands still so long that another takes its task, and then goes on", async () => {
    const [slow] = [await workerOf(), await workerOf()];
    const done = sweep(tasks, engineOf());
    await wait(700);
    slow.child.kill("SIGSTOP");
    await wait(4000);
    slow.child.kill("SIGCONT");
    expect(bits(await done)).toEqual(expected);
  });

  it("goes on after a connection that is cut for 10 s", async () => {
    const way = await cuttable(server.port);
    const workers = [await workerOf({ connection: way.url }), await workerOf({ connection: way.url })];
    const said: string[] = [];
    const done = sweep(tasks, engineOf({ connection: way.url, log: (line: string) => said.push(line) }));
    await wait(700);
    way.cut();
    await wait(10_000);
    way.mend();
    expect(bits(await done)).toEqual(expected);
    // One of them may do all before the other is there again.
    for (const worker of workers) await worker.printed("connected to");
    way.close();
    expect(said.map((line) => line.replace(/:\d+/, ""))).toEqual(["lost the connection to redis://127.0.0.1, trying again", "connected to redis://127.0.0.1 again"]);
  });

  it("goes on after a Redis that answers nothing for 10 s", async () => {
    await Promise.all([workerOf(), workerOf()]);
    const done = sweep(tasks, engineOf());
    await wait(700);
    server.signal("SIGSTOP");
    await wait(10_000);
    server.signal("SIGCONT");
    expect(bits(await done)).toEqual(expected);
  });

  it.each([["forwards", 3.6e6], ["backwards", -3.6e6]])("does not mind that a worker's clock jumps %s by an hour", async (_, jump) => {
    const jumping = `data:text/javascript,const now = Date.now; let by = 0; setTimeout(() => { by = ${jump} }, 1500).unref(); Date.now = () => now() + by;`;
    const [jumper] = [await workerOf({}, ["--import", jumping]), await workerOf()];
    const done = sweep(tasks, engineOf());
    await wait(1500);
    await jumper.kill();
    await workerOf({}, ["--import", jumping]);
    expect(bits(await done)).toEqual(expected);
  });

  it("gives up a task that ends each thread, with the cause, and does the others", async () => {
    await workerOf({ thread: "poisoned" });
    const [first, , ...rest] = tasks as [Task, Task, ...Task[]];
    const ends = await sweep([first, { ...first, seed: 666 }, ...rest.slice(0, 8)], engineOf());
    expect(ends[1]).toMatchObject({ error: { code: "cluster/poison", data: { attempts: 3, message: "exit code 7" } } });
    expect(bits(ends).toSpliced(1, 1)).toEqual(expected.toSpliced(1, 1).slice(0, 9));
  });

  it("gives up a task that ends each process that takes it, and does the others", async () => {
    const options = { thread: "poisoned", attempts: 2 };
    const over = new AbortController();
    const keepAlive = async (): Promise<void> => {
      while (!over.signal.aborted) await (await workerOf(options)).exited;
    };
    const keeping = [keepAlive(), keepAlive()];
    const [first, , ...rest] = tasks as [Task, Task, ...Task[]];
    const ends = await sweep([{ ...first, seed: 667 }, ...rest.slice(0, 8)], engineOf());
    over.abort();
    await Promise.all(processes.map(async ({ kill }) => kill()));
    await Promise.all(keeping);
    expect(ends[0]).toMatchObject({ error: { code: "cluster/poison", data: { attempts: 2, message: "its process was ended 2 times" } } });
    expect(bits(ends).slice(1)).toEqual(expected.slice(2, 10));
  });

  it("sends again what Redis has forgotten", async () => {
    await workerOf();
    const done = sweep(tasks, engineOf());
    await wait(700);
    const redis = new Redis(server.url);
    await redis.flushall();
    redis.disconnect();
    expect(bits(await done)).toEqual(expected);
  });

  it("holds no more after 10,000 tasks than after 3,000: coordinator, workers and Redis", async () => {
    const workers = await Promise.all([workerOf({ lock: 30 }), workerOf({ lock: 30 })]);
    const resident = ({ child }: Process): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))![1]) * 1024;
    const soak = await startProcess("soak", { connection: server.url, thousands: 10 }, ["--expose-gc"]);
    processes.push(soak);
    const held = (): number[] => [...soak.output().matchAll(/held (\d+)/g)].map(([, bytes]) => Number(bytes));
    while (held().length < 3) await wait(50);
    const before = workers.map(resident);
    expect([await soak.exited, soak.output()]).toEqual([0, expect.any(String)]);
    const after = workers.map(resident);
    console.log("heap of the coordinator", held().map((bytes) => (bytes / 1e6).toFixed(1)).join(" "), "MB; resident sizes of workers", before.map((bytes) => (bytes / 1e6).toFixed(0)).join(" "), "then", after.map((bytes) => (bytes / 1e6).toFixed(0)).join(" "), "MB");
    expect(held()[9]! - held()[2]!).toBeLessThan(4e6);
    expect(after.map((bytes, k) => bytes / before[k]!).every((ratio) => ratio < 1.25)).toBe(true);
  });
});
