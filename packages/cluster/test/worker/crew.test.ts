import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { greater, log, square, sum, whileLoop, type Tensor } from "@gradkit/autodiff";
import { adam, minimizeTask, type Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { fromExactText } from "../../src/exact-text.js";
import { endOf } from "../../src/task/end.js";
import { pack } from "../../src/task/packed.js";
import { crewOf, type Crew, type Hooks, type Left } from "../../src/worker/crew.js";
import { builtPrograms } from "../processes.js";
import { endless, rosenbrock, tasksOf } from "../tasks.js";

const threads: Worker[] = [];
let crew: Crew;
let impatient: Crew;
let deaf: Crew;
let create: () => Worker;
beforeAll(async () => {
  const folder = await builtPrograms();
  create = () => (threads.push(new Worker(join(folder, "thread.js"))), threads.at(-1)!);
  [crew, impatient, deaf] = [crewOf(create, 60), crewOf(create, 0.5), crewOf(() => new Worker(join(folder, "deaf.js")), 60)];
});
afterAll(async () => Promise.all([crew.close(), impatient.close(), deaf.close()]));

const hooks = (more: Partial<Hooks> = {}): Hooks => ({ seconds: 0.02, partOf: async () => undefined, progress: () => undefined, checkpoint: () => undefined, ...more });
const work = async (task: Task, more: Partial<Hooks> = {}): Promise<Left> => crew.work(pack(task).packed, hooks({ partOf: async (hash) => pack(task).stored.get(hash), ...more })).left;
const long = endless(1)[0]!;

describe("crewOf(create, stall)", () => {
  it("gives the bits of this thread, however often the run is written down on the way", async () => {
    const [task] = tasksOf(1, 20_000) as [Task];
    const runs: string[] = [];
    const { end } = (await work(task, { checkpoint: (run) => runs.push(run) })) as { end: string };
    const expected = { run: { ...(await inline().execute(task)), seconds: expect.any(Number) } };
    expect(endOf(end)).toEqual(expected);
    expect(runs.length).toBeGreaterThan(1);
    // Another goes on from what it wrote down.
    const rest = await crew.work({ ...pack(task).packed, checkpoint: runs[0]! }, hooks()).left;
    expect([endOf((rest as { end: string }).end), (fromExactText(runs[0]!) as { end?: string }).end]).toEqual([expected, undefined]);
  });

  it("keeps a thread for the next task", async () => {
    const [first, ...others] = tasksOf(6, 5) as [Task];
    await work(first);
    const before = threads.length;
    for (const task of others) await work(task);
    expect(threads.length).toBe(before);
  });

  it("gives the error of a task that cannot be done, with its code", async () => {
    const [task] = tasksOf(1, 5) as [Task];
    const damaged: Record<string, Task> = {
      "autodiff/program": { ...task, program: { ...task.program!, outputs: [99] } },
      "optimizer/unknown": { ...task, method: { name: "constructor", options: {} } },
      "optimizer/worker-version": { ...task, protocol: 99 },
      "cluster/module": { ...task, program: undefined, whole: undefined, module: { url: "file:///objective.js", export: "f", start: 0, fixed: [], compile: "auto", columns: undefined } },
      "cluster/task": { ...task, run: 5 as never },
      "optimizer/start": minimizeTask(([x]: Tensor[]) => log(x!), [-1]).task,
    };
    const ends = await Promise.all(Object.values(damaged).map(async (odd) => endOf(((await work(odd)) as { end: string }).end)));
    expect(ends).toMatchObject(Object.keys(damaged).map((code) => ({ error: { code } })));
  });

  it("tells of a thread's death", async () => {
    let thread: Worker | undefined;
    const own = crewOf(() => (thread = create()), 60);
    const working = own.work(pack(long).packed, hooks({ progress: () => void thread!.terminate() }));
    expect(await working.left).toEqual({ died: "exit code 1" });
    await own.close();
  });

  it("tells a thread that did not load from one that died", async () => {
    const broken = crewOf(() => new Worker("throw new Error('no module')", { eval: true }), 60);
    expect(await broken.work(pack(long).packed, hooks()).left).toEqual({ unable: "no module" });
    await broken.close();
  });

  it("stops a run that is told to, with what it has", async () => {
    // However long it takes to: what would end its thread never comes.
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    const working = crew.work(pack(long).packed, hooks({ progress: () => working.stop() }));
    const end = endOf(((await working.left.finally(() => vi.useRealTimers())) as { end: string }).end);
    expect([end]).toMatchObject([{ run: { end: "cancelled", best: { value: expect.any(Number) } } }]);
  });

  it("ends a thread that does not come back, when it is stopped, and inside one evaluation that never ends, when it gives no sign of life", async () => {
    const endless = minimizeTask((x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x))), [3]).task;
    const working = deaf.work(pack(long).packed, hooks({ progress: () => working.stop() }));
    expect(await Promise.all([working.left, impatient.work(pack(endless).packed, hooks()).left])).toEqual([{ still: true }, { still: true }]);
  });

  it("says where a part is lost", async () => {
    const wide = minimizeTask((x: Tensor) => sum(square(x)), new Float64Array(5000), { method: adam() }).task;
    expect(await work(wide, { partOf: async () => undefined })).toEqual({ lost: true });
    expect(await work(minimizeTask(rosenbrock, [1, 1]).task)).toHaveProperty("end");
  });
});
