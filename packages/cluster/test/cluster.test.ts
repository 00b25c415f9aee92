import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { mean, mul, square, sub, sum, type Tensor } from "@gradkit/autodiff";
import { adam, minimizeTask, multiStart, sweep, type RunState, type Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fromExactText } from "../src/exact-text.js";
import { cluster, work, type Cluster, type ClusterOptions } from "../src/index.js";
import { pack } from "../src/task/packed.js";
import { builtPrograms, startProcess, type Process } from "./processes.js";
import { redisServer, startServer, type Server } from "./redis-server.js";
import { bits, endless, rosenbrock, tasksOf } from "./tasks.js";

let programs = "";
const create = (): Worker => new Worker(join(programs, "thread.js"));
beforeAll(async () => void (programs = await builtPrograms()));

const file = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

interface Begun {
  readonly run: Promise<RunState>;
  readonly cancel: () => void;
  /** How it ended, or that it is at work, further than so many steps. */
  readonly goesOn: (after: number) => Promise<string>;
}

/** A task that is begun, and ends by what the test does. */
const begun = (on: Cluster, task: Task): Begun => {
  const controller = new AbortController();
  let steps = -1;
  let look = (): void => undefined;
  const run = on.execute(task, { signal: controller.signal, progress: (news) => { steps = news.steps; look(); } });
  const isFurther = (after: number): Promise<string> => new Promise((resolve) => (look = () => steps > after && resolve("goes on"))());
  return { run, cancel: () => controller.abort(), goesOn: (after) => Promise.race([run.then(({ end }) => `${end}`), isFurther(after)]) };
};

describe.skipIf(!redisServer)("cluster({ connection, queue })", () => {
  let server: Server;
  let workers: readonly Process[] = [];
  const engines: Cluster[] = [];
  const engineOf = (more: Partial<ClusterOptions> = {}): Cluster => {
    engines.push(cluster({ connection: server.url, log: () => undefined, ...more }));
    return engines.at(-1)!;
  };
  const workerOf = async (more: object = {}): Promise<Process> => {
    const worker = await startProcess("worker", { connection: server.url, pool: 1, checkpoint: 0.05, ...more });
    await worker.printed("working on");
    return worker;
  };
  let engine: Cluster;
  beforeAll(async () => {
    server = await startServer();
    workers = await Promise.all([1, 2, 3].map(async () => workerOf()));
    engine = engineOf();
  });
  afterAll(async () => {
    await Promise.all([...engines.map(async ({ close }) => close()), ...workers.map(async ({ kill }) => kill())]);
    await server.remove();
  });

  it("gives 200 starts over three workers the bits of this thread", async () => {
    const starts = Array.from({ length: 200 }, (_, k) => [-2 + (k % 20) / 5, -1 + Math.floor(k / 20) / 3]);
    const job = (start: number[], seed: number) => minimizeTask(rosenbrock, start, { method: adam({ rate: 0.05 }), stop: { steps: 20 }, seed });
    const there = await multiStart(starts, job, { on: engine });
    const here = await multiStart(starts, job);
    expect(there.all.map((result) => ({ ...result, seconds: 0 }))).toEqual(here.all.map((result) => ({ ...result, seconds: 0 })));
    expect(there.best.x).toEqual(here.best.x);
  });

  it("sends large data once, and leaves nothing but ends behind", async () => {
    const rows = { X: Float64Array.from({ length: 20_000 }, (_, i) => i / 20_000), y: Float64Array.from({ length: 20_000 }, (_, i) => 1 - i / 10_000) };
    const f = (w: Tensor, { X, y }: { X: Tensor; y: Tensor }) => mean(square(sub(mul(w, X), y)));
    const tasks = Array.from({ length: 6 }, (_, seed) => minimizeTask(f, 0.1, { data: rows, batch: { size: 100 }, method: adam({ rate: 0.1 }), stop: { steps: 20 }, seed }).task);
    const queue = "large";
    const worker = work({ connection: server.url, queue, pool: 2, create });
    const redis = new Redis(server.url);
    const heard = async (): Promise<number> => Number(/total_net_input_bytes:(\d+)/.exec(await redis.info("stats"))![1]);
    const before = await heard();
    expect(bits(await sweep(tasks, engineOf({ queue })))).toEqual(bits(await sweep(tasks, inline())));
    await worker.close();
    const bytes = (await heard()) - before;
    const kinds = (await redis.keys(`gradkit:${queue}:*`)).map((key) => key.split(":")[2]!).filter((kind) => !["end", "part", "id", "meta", "events", "stalled-check", "marker"].includes(kind));
    redis.disconnect();
    // Two arrays of 160 kB as base64, and little beside them.
    expect([bytes > 426_000, bytes < 700_000, kinds]).toEqual([true, true, []]);
  });

  it("does equal tasks once, and gives each its end", async () => {
    const [task] = tasksOf(1, 500) as [Task];
    const ends = await sweep([task, task, structuredClone(task)], engine);
    expect(ends.map((end) => ("run" in end ? end.run.seconds : NaN))).toEqual(Array.from({ length: 3 }, () => (ends[0] as { run: { seconds: number } }).run.seconds));
    expect(bits(ends)).toEqual(bits(await sweep([task, task, task], inline())));
  });

  it("tells how far tasks are, at a bounded rate", async () => {
    const told: number[] = [];
    const [task] = endless(1) as [Task];
    const controller = new AbortController();
    const since = performance.now();
    await engine.execute(task, { signal: controller.signal, progress: ({ steps }) => void (told.push(steps) > 1 && controller.abort()) });
    const most = 1 + (performance.now() - since) / 500;
    expect([told.length >= 2, told.length <= most, told.toSorted((a, b) => a - b)]).toEqual([true, true, told]);
  });

  it("ends what runs and what waits when it is cancelled", async () => {
    const controller = new AbortController();
    const long = endless(8);
    const ends = await sweep(long, engine, { signal: controller.signal, progress: () => controller.abort() });
    expect(ends).toMatchObject(long.map(() => ({ run: { end: "cancelled" } })));
    // The workers are free again, and a task that was cancelled is done anew when it is asked for.
    const [again] = tasksOf(1, 300) as [Task];
    expect(bits(await sweep([again], engine))).toEqual(bits(await sweep([again], inline())));
  });

  it("does not let one who cancels a task end it for another", async () => {
    const [task] = endless(1).map((task) => ({ ...task, seed: 77 })) as [Task];
    const [mine, theirs] = [begun(engine, task), begun(engineOf(), task)];
    expect(await mine.goesOn(0)).toBe("goes on");
    mine.cancel();
    const { end, method } = await mine.run;
    expect([end, await theirs.goesOn(method.steps)]).toEqual(["cancelled", "goes on"]);
    theirs.cancel();
    expect((await theirs.run).end).toBe("cancelled");
  });

  it("does a task that was cancelled for who asks for it at once again", async () => {
    const [task] = endless(1).map((task) => ({ ...task, seed: 78 })) as [Task];
    const first = begun(engine, task);
    expect(await first.goesOn(0)).toBe("goes on");
    first.cancel();
    const again = [begun(engine, task), begun(engine, task)];
    const { end, method } = await first.run;
    expect([end, ...(await Promise.all(again.map(async ({ goesOn }) => goesOn(method.steps))))]).toEqual(["cancelled", "goes on", "goes on"]);
    for (const { cancel } of again) cancel();
    expect(await Promise.all(again.map(async ({ run }) => (await run).end))).toEqual(["cancelled", "cancelled"]);
  });

  it("leaves the runs of tasks nowhere but with their tasks", async () => {
    const tasks = [1, 2, 3].map((k) => minimizeTask((x: Tensor) => sum(square(x)), new Float64Array(1000).fill(k), { method: adam(), stop: { steps: 2 } }).task);
    const redis = new Redis(server.url);
    const before = (await redis.keys("gradkit:tasks:part:*")).length;
    expect(bits(await sweep(tasks, engine))).toEqual(bits(await sweep(tasks, inline())));
    const after = (await redis.keys("gradkit:tasks:part:*")).length;
    redis.disconnect();
    // The program is one part of all.
    expect(after - before).toBeLessThanOrEqual(1);
  });

  it("gives tasks that Redis has no memory for a coded error, and does them when it has some again", async () => {
    const full = await startServer(["--maxmemory", "1"]);
    const own = engineOf({ connection: full.url });
    const [task] = [0].map((seed) => minimizeTask((x: Tensor) => sum(square(sub(x, Float64Array.from({ length: 1000 }, (_, i) => i)))), new Float64Array(1000), { method: adam(), stop: { steps: 2 }, seed }).task) as [Task];
    const [refused] = bits(await sweep([task], own));
    const redis = new Redis(full.url);
    await redis.config("SET", "maxmemory", "0");
    redis.disconnect();
    const worker = work({ connection: full.url, pool: 1, create });
    const [end] = bits(await sweep([task], own));
    await own.close();
    await worker.close();
    await full.remove();
    expect(refused).toMatch(/^GradkitError: cluster: the queue must do its jobs, got one that failed: OOM/);
    expect(end).toEqual(bits(await sweep([task], inline()))[0]);
  });

  it("gives the errors of tasks that cannot be done, with code and data, and does the others", async () => {
    const [good, bad, unknown] = tasksOf(3, 5) as [Task, Task, Task];
    const ends = await sweep([good, { ...bad, program: { ...bad.program!, outputs: [99] } }, { ...unknown, method: { name: "mine", options: {} } }], engine);
    expect(ends).toMatchObject([{ run: { end: "steps" } }, { error: { code: "autodiff/program", data: { got: "99" } } }, { error: { code: "optimizer/unknown" } }]);
  });

  it("leaves the tasks to others where a worker can make no threads, which closes itself", async () => {
    const queue = "threadless";
    const broken = work({ connection: server.url, queue, pool: 1, create: () => new Worker("throw new Error('no module')", { eval: true }) });
    const [task] = tasksOf(1, 50) as [Task];
    const run = engineOf({ queue }).execute(task);
    await expect(broken.closed).rejects.toThrow("work: a thread must load, got: no module. Did you mean create: () => new Worker(…)?");
    const sound = work({ connection: server.url, queue, pool: 1, create });
    expect({ ...(await run), seconds: 0 }).toEqual({ ...(await inline().execute(task)), seconds: 0 });
    await sound.close();
  });

  it("lets a worker that is told to end hand its task to another, which goes on with the same bits", async () => {
    const queue = "handed";
    const here = { connection: server.url, queue, pool: 1, checkpoint: 0.05, create };
    const [task] = endless(1) as [Task];
    const redis = new Redis(server.url);
    const writtenDown = async (): Promise<RunState | undefined> => {
      const data = await redis.hget(`gradkit:${queue}:${pack(task).id}`, "data");
      const { checkpoint } = JSON.parse(data ?? "{}") as { checkpoint?: string };
      return checkpoint === undefined ? undefined : (fromExactText(checkpoint) as RunState);
    };
    const first = work({ ...here, drain: 0 });
    const handed = begun(engineOf({ queue }), task);
    await vi.waitUntil(writtenDown, { timeout: 30_000 });
    await first.close();
    const { method } = (await writtenDown())!;
    const second = work(here);
    expect(await handed.goesOn(method.steps)).toBe("goes on");
    handed.cancel();
    const run = await handed.run;
    await second.close();
    redis.disconnect();
    const whole = await inline().execute({ ...task, stop: { ...task.stop, steps: run.method.steps } });
    expect({ ...run, seconds: 0 }).toEqual({ ...whole, seconds: 0, end: "cancelled" });
  });
});

describe.skipIf(!redisServer)("rediss:// with a password", () => {
  let server: Server;
  const tls = { ca: readFileSync(file("tls/cert.pem"), "utf8") };
  const of = (password: string): string => server.url.replace("redis://", `rediss://default:${password}@`).replace(/\d+$/, String(server.tlsPort));
  beforeAll(async () => void (server = await startServer(["--tls-cert-file", file("tls/cert.pem"), "--tls-key-file", file("tls/key.pem"), "--tls-auth-clients", "no", "--requirepass", "geheim"])));
  afterAll(() => server.remove());

  it("is a connection as any other", async () => {
    const said: string[] = [];
    const worker = work({ connection: of("geheim"), tls, pool: 1, create, log: (line) => said.push(line) });
    await worker.ready;
    const engine = cluster({ connection: of("geheim"), tls });
    const tasks = tasksOf(3, 10);
    expect(bits(await sweep(tasks, engine))).toEqual(bits(await sweep(tasks, inline())));
    await engine.close();
    await worker.close();
    expect(said).toEqual([`working on tasks of rediss://127.0.0.1:${server.tlsPort}, 1 at once`, "closed"]);
  });

  it.each([
    ["a wrong password", () => of("falsch-geraten"), tls, "WRONGPASS"],
    ["no password", () => of("x").replace("default:x@", ""), tls, "NOAUTH"],
    ["a certificate that nobody vouches for", () => of("geheim"), {}, "self-signed certificate"],
  ])("tells of %s, without the password", async (_, url, secured, says) => {
    const said: string[] = [];
    const engine = cluster({ connection: url(), tls: secured, log: (line) => said.push(line) });
    const [end] = bits(await sweep(tasksOf(1, 5), engine));
    await engine.close();
    expect(end).toMatch(`cluster: Redis must answer, got from rediss://127.0.0.1:${server.tlsPort}: `);
    expect(end).toMatch(says);
    expect(`${String(end)}${said.join()}`).not.toMatch(/geheim|falsch/);
  });
});
