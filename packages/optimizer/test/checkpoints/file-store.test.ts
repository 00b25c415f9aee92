import { existsSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import * as files from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { afterEach, describe, expect, it, vi } from "vitest";
import { adam, fileStore, minimize, type Checkpoint } from "../../src/index.js";
import { lockFile } from "../../src/checkpoints/lock-file.js";
import { rejected, thrown } from "@repo/testing";
import { stalled } from "./stalled.js";

afterEach(() => vi.restoreAllMocks());

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const method = adam({ rate: 0.01 });
/** More than any system gives. */
const noProcess = 2 ** 31 - 1;
const path = (): string => join(mkdtempSync(join(tmpdir(), "gradkit-checkpoint-")), "run");

const checkpointAfter = async (steps: number): Promise<Checkpoint> => {
  const run = minimize(rosenbrock, start, { method, stop: { steps } });
  await run;
  return run.checkpoint();
};

describe("fileStore(path)", () => {
  it("gives back what was saved last, and nothing where nothing was", async () => {
    const store = fileStore(path());
    expect(await store.load()).toBeUndefined();
    const [first, second] = [await checkpointAfter(3), await checkpointAfter(5)];
    await Promise.all([store.save(first), store.save(second)]);
    expect(await store.load()).toEqual(second);
  });

  it.each([
    { title: "cut short", damage: (bytes: Buffer) => bytes.subarray(0, bytes.length / 2) },
    { title: "with a bit flipped", damage: (bytes: Buffer) => bytes.map((byte, i) => (i === bytes.length - 9 ? byte ^ 1 : byte)) },
    { title: "empty", damage: () => Buffer.alloc(0) },
  ])("gives the one before where the last is $title (fault 31)", async ({ damage }) => {
    const name = path();
    const store = fileStore(name);
    const [first, second] = [await checkpointAfter(3), await checkpointAfter(5)];
    await store.save(first);
    await store.save(second);
    writeFileSync(name, damage(readFileSync(name)));
    expect(await store.load()).toEqual(first);
  });

  it("serves a run, which goes on with the same bits", async () => {
    const store = fileStore(path());
    const half = await minimize(rosenbrock, start, { method, stop: { steps: 20 }, checkpoints: { store } });
    expect(half.saved).toBe(true);
    const resumed = await minimize(rosenbrock, start, { method, stop: { steps: 50 }, resume: (await store.load())! });
    const whole = await minimize(rosenbrock, start, { method, stop: { steps: 50 } });
    expect([resumed.x, resumed.history]).toEqual([whole.x, whole.history]);
  });

  it("that cannot be locked refuses the run", async () => {
    expect(await rejected(minimize(rosenbrock, start, { checkpoints: { store: fileStore("/nowhere/at/all/run") } }))).toMatch(/^optimizer\/checkpoint-store: fileStore: \/nowhere\/at\/all\/run cannot be used: ENOENT/);
  });

  it("that cannot write does not end the run, which says so (fault 32)", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const { lock: _, ...store } = fileStore("/nowhere/at/all/run");
    const { outcome, saved } = await minimize(rosenbrock, start, { checkpoints: { store } });
    expect([outcome.converged, saved]).toEqual([true, false]);
    expect(warned.mock.calls.map(([, e]) => thrown(() => { throw e; }))).toEqual([expect.stringMatching(/^optimizer\/checkpoint-store: fileStore: .* ENOENT/)]);
  });

  it("is locked by a run while it lasts, against this process and others (fault 33)", async () => {
    const name = path();
    const options = { method: adam({ rate: 1e-6 }), stop: { steps: 1e8 }, checkpoints: { store: fileStore(name) } };
    const first = minimize(rosenbrock, start, options);
    while (!existsSync(`${name}.lock`)) await new Promise((resolve) => setTimeout(resolve, 2));
    expect(await rejected(minimize(rosenbrock, start, { ...options, checkpoints: { store: fileStore(name) } }))).toBe(`optimizer/checkpoint-locked: checkpoints: a place must be that of one run at a time, got ${name}, where another one is saved`);
    first.cancel();
    expect([(await first).saved, existsSync(`${name}.lock`)]).toEqual([true, false]);
    expect((await minimize(rosenbrock, start, { ...options, stop: { steps: 3 } })).saved).toBe(true);
  });

  it("is released where a run fails", async () => {
    const name = path();
    expect(await rejected(minimize(([x]: Tensor[]) => mul(x!, NaN), start, { checkpoints: { store: fileStore(name) } }))).toMatch(/^optimizer\/start/);
    expect(existsSync(`${name}.lock`)).toBe(false);
  });

  it.each([
    { title: "of a process that is gone", leave: (lock: string) => writeFileSync(lock, JSON.stringify({ host: hostname(), pid: noProcess, id: "x" })), free: true },
    { title: "that nobody has touched for half a minute", leave: (lock: string) => { writeFileSync(lock, ""); utimesSync(lock, Date.now() / 1000 - 31, Date.now() / 1000 - 31); }, free: true },
    { title: "of a process that lives", leave: (lock: string) => writeFileSync(lock, JSON.stringify({ host: hostname(), pid: process.pid, id: "x" })), free: false },
    { title: "of another machine", leave: (lock: string) => writeFileSync(lock, JSON.stringify({ host: "elsewhere", pid: 1, id: "x" })), free: false },
    { title: "that is just being written", leave: (lock: string) => writeFileSync(lock, ""), free: false },
  ])("whose lock is one $title: free is $free", async ({ leave, free }) => {
    const name = path();
    leave(`${name}.lock`);
    const release = await fileStore(name).lock!().catch((e: unknown) => (isGradkitError(e, "optimizer/checkpoint-locked") ? undefined : Promise.reject(e)));
    expect(release !== undefined).toBe(free);
    await release?.();
    expect(existsSync(`${name}.lock`)).toBe(!free);
  });

  it("is locked by one alone of many who come at once, also where they find one to take over", async () => {
    const name = path();
    writeFileSync(`${name}.lock`, "");
    utimesSync(`${name}.lock`, 0, 0);
    const ends = await Promise.allSettled(Array.from({ length: 8 }, async () => fileStore(name).lock!()));
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("is locked by one alone where one who takes a lock over stands still at any step while another one does", async () => {
    const holders = await Promise.all(Array.from({ length: 26 }, async (_, step) => {
      const lock = `${path()}.lock`;
      writeFileSync(lock, JSON.stringify({ host: hostname(), pid: noProcess, id: "first" }));
      const slow = stalled(step);
      const first = lockFile(lock, lock, slow.files);
      await Promise.race([slow.reached, first]);
      const ends = Promise.allSettled([first, lockFile(lock, lock, files).finally(slow.goOn)]);
      return (await ends).filter(({ status }) => status === "fulfilled").length;
    }));
    expect(holders).toEqual(Array.from({ length: 26 }, () => 1));
  });
});
