import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { add, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { adam, fileStore, minimize, type Checkpoint } from "../../src/index.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const method = adam({ rate: 0.01 });
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
  ])("gives the one before where the last is $title", async ({ damage }) => {
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

  it("that cannot write does not end the run, which says so", async () => {
    const { outcome, saved } = await minimize(rosenbrock, start, { checkpoints: { store: fileStore("/nowhere/at/all/run") } });
    expect([outcome.converged, saved]).toEqual([true, false]);
  });
});
