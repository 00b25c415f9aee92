import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { fileStore, minimize, minimizeTask, pool, sweep } from "../src/index.js";
import { rejected } from "@repo/testing";
import { builtWorker } from "./worker/built.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const objective = "const f = ([x, y]) => add(square(sub(1, x)), mul(100, square(sub(y, square(x)))));";

/** Runs a program of its own, and gives its exit code and what it printed. */
const ran = async (program: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly printed: string }> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (printed += String(text)));
  const [code] = (await once(child, "exit")) as [number | null];
  return { code, printed };
};

describe("a checkpoint that another process saves", () => {
  it("is locked until that ends, also where it is killed (fault 33)", async () => {
    const path = join(mkdtempSync(join(tmpdir(), "gradkit-lock-")), "run");
    const holder = await builtWorker(`
      import { square, sub, mul, add } from "@gradkit/autodiff";
      import { adam, fileStore, minimize } from "./src/index.ts";
      ${objective}
      await minimize(f, [-1.2, 1], { method: adam(), stop: { steps: 1e9, gradient: 0 }, checkpoints: { store: fileStore(process.argv[2]), seconds: 0.01 } });
    `);
    const child = spawn(process.execPath, [holder, path], { stdio: "inherit" });
    while (!existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 10));
    const options = { stop: { steps: 3 }, checkpoints: { store: fileStore(path) } };
    expect(await rejected(minimize(rosenbrock, start, options))).toMatch(/^optimizer\/checkpoint-locked: /);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(existsSync(`${path}.lock`)).toBe(true);
    expect((await minimize(rosenbrock, start, options)).saved).toBe(true);
    expect(existsSync(`${path}.lock`)).toBe(false);
  });
});

describe("workers that come and go", () => {
  const living = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "MessagePort" || kind === "Worker").length;

  it("leave nothing behind, 200 of them, four at a time (fault 36)", async () => {
    const file = await builtWorker();
    const workers = new Set<Worker>();
    let made = 0;
    const create = (): Worker => {
      const worker = new Worker(file);
      workers.add(worker);
      made++;
      return worker.once("exit", () => void workers.delete(worker));
    };
    const { task } = minimizeTask(rosenbrock, start, { stop: { steps: 3 } });
    const four = pool({ size: 4, create });
    /** Does a task so many times, and waits until all workers are gone; gives what is left of them, and the memory in use. */
    const times = async (count: number) => {
      const ends = await sweep(Array.from({ length: count }, () => task), four);
      while (workers.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { failed: ends.filter((end) => "error" in end).length, left: [living(), process.listenerCount("exit"), process.listenerCount("beforeExit")], memory: process.memoryUsage().rss };
    };
    const before = await times(40);
    const after = await times(200);
    expect({ made, failed: after.failed, left: after.left }).toEqual({ made: 240, failed: 0, left: before.left });
    expect(after.memory).toBeLessThan(1.3 * before.memory);
  });
});

describe("a process with runs in workers", () => {
  const program = async (body: string): Promise<string> =>
    builtWorker(`
      import { Worker, isMainThread } from "node:worker_threads";
      import { square, sub, mul, add, mean } from "@gradkit/autodiff";
      import { adam, minimize, pool } from "./src/index.ts";
      import { serveHere } from "./src/worker/index.ts";
      ${objective}
      const on = { create: () => new Worker(process.argv[1]) };
      if (isMainThread) { ${body} } else serveHere();
    `);

  it.each([
    { title: "that have ended", body: "await minimize(f, [-1.2, 1], { on }); console.log('done');", printed: "done\n" },
    { title: "that nobody awaits", body: "minimize(f, [-1.2, 1], { on, method: adam({ rate: 0.01 }), stop: { steps: 500 } }).then(({ outcome }) => console.log(outcome.status));", printed: "steps\n" },
    { title: "that are cancelled", body: "const run = minimize(f, [-1.2, 1], { on, method: adam({ rate: 1e-9 }), stop: { steps: 1e9, gradient: 0 } }); setTimeout(() => run.cancel(), 300); console.log((await run).outcome.status);", printed: "cancelled\n" },
    { title: "that share an objective", body: "const y = [1, 2, 3, 4]; const { x } = await minimize((a, d) => mean(square(sub(d.y, a))), 0, { data: { y }, chunks: { size: 1 }, on: pool({ size: 2, ...on }) }); console.log(Math.round(x * 1e9) / 1e9);", printed: "2.5\n" },
    { title: "that fail", body: "await minimize(f, [-1.2, 1], { on: { create: () => new Worker('/nowhere.mjs') } }).then(undefined, (e) => console.log(e.code));", printed: "optimizer/worker-load\n" },
  ])("$title ends by itself (fault 37)", async ({ body, printed }) => {
    expect(await ran(await program(body))).toEqual({ code: 0, printed });
  });
});
