import { mean, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { adam, leastSquaresTask, lbfgs, minimizeTask, type Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { isGradkitError } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { fromExactText, toExactText } from "../../src/exact-text.js";
import { checked, limits, pack, unpack } from "../../src/task/packed.js";
import { tasksOf } from "../tasks.js";

const rows = { X: Array.from({ length: 2000 }, (_, i) => i / 2000), y: Array.from({ length: 2000 }, (_, i) => 1 - i / 1000) };
const loss = (w: Tensor, { X, y }: { X: Tensor; y: Tensor }) => mean(square(sub(mul(w, X), y)));
const tasks: Readonly<Record<string, Task>> = {
  "a small one": tasksOf(1, 10)[0]!,
  "one with data and batches": minimizeTask(loss, 0.1, { data: rows, batch: { size: 50 }, method: adam({ rate: 0.1 }), stop: { steps: 30 }, seed: 7 }).task,
  "one within bounds": minimizeTask((x: Tensor) => square(sub(x, 2)), 0, { bounds: { upper: 1 } }).task,
  "least squares": leastSquaresTask((x: Tensor) => sub(mul(x, [1, 2]), [2, 4]), 0).task,
};
const sent = async (task: Task): Promise<Task> => {
  const { packed, stored } = pack(task);
  return (await unpack(JSON.parse(JSON.stringify(packed)), async (hash) => fromExactText(stored.get(hash)!)))!;
};

describe("pack(task)", () => {
  it.each(Object.entries(tasks))("and unpack give %s again, which has the same bits", async (_, task) => {
    const there = await sent(task);
    expect(there).toEqual(task);
    expect({ ...(await inline().execute(there)), seconds: 0 }).toEqual({ ...(await inline().execute(task)), seconds: 0 });
  });

  it("goes on from a checkpoint, whatever the method keeps", async () => {
    const { task } = minimizeTask((x: Tensor) => square(sub(square(x), 2)), 3, { method: lbfgs() });
    const half = await inline().execute({ ...task, stop: { evaluations: 4 } });
    const rest = (await unpack({ ...pack(task).packed, checkpoint: toExactText({ ...half, end: undefined }) }, async () => undefined))!;
    expect({ ...(await inline().execute(rest)), seconds: 0 }).toEqual({ ...(await inline().execute(task)), seconds: 0 });
  });

  it("gives equal tasks one id, and others another", () => {
    const [first, second] = [tasksOf(2, 10), tasksOf(2, 10)];
    expect(first.map((task) => pack(task).id)).toEqual(second.map((task) => pack(task).id));
    expect(new Set([...tasksOf(20, 10), ...tasksOf(20, 11)].map((task) => pack(task).id)).size).toBe(40);
    const [task] = first as [Task];
    expect(pack({ ...task, run: { ...task.run, stalled: -0 } }).id).not.toBe(pack(task).id);
  });

  it("stores large parts apart, once for all that share them", () => {
    const [a, b] = [1, 2].map((seed) => pack(minimizeTask(loss, 0.1, { data: rows, seed }).task)) as [ReturnType<typeof pack>, ReturnType<typeof pack>];
    expect([...a.stored.keys()]).toEqual([...b.stored.keys()]);
    expect([a.id === b.id, [...a.stored.values()].every(({ length }) => length > limits.inline), JSON.stringify(a.packed).length < 10_000]).toEqual([false, true, true]);
  });

  it("is nothing where the store has lost a part", async () => {
    expect(await unpack(pack(tasks["one with data and batches"]!).packed, async () => undefined)).toBeUndefined();
  });

  it.each([
    ["no run", { run: undefined }, "task: task.run must be an object, got undefined"],
    ["no names", { names: null }, "task: task.names must be an object, got null"],
    ["a text for a program", { program: "x" }, "task: task.program must be an object, got string"],
  ])("refuses what has %s", (_, damage, says) => {
    const found = (() => { try { return checked({ ...tasks["a small one"]!, ...damage }); } catch (e) { return e; } })();
    expect([isGradkitError(found, "cluster/task"), (found as Error).message]).toEqual([true, says]);
  });
});
