import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mean, mul, square, sub, type Tensor } from "@gradkit/autodiff";
import { minimizeTask } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { isGradkitError } from "@gradkit/shapes";
import { afterAll, describe, expect, it } from "vitest";
import { readTasks, sweepFile, writeTasks } from "../../src/index.js";
import { tasksOf } from "../tasks.js";

const folder = mkdtempSync(join(tmpdir(), "gradkit-tasks-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const fileOf = (...lines: readonly (object | string)[]): string => {
  const path = join(folder, `tasks-${count++}.jsonl`);
  writeFileSync(path, lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n"));
  return path;
};

describe("sweepFile(path, { on })", () => {
  it("gives the ends of formulas in the order of the lines, with parameters by name", async () => {
    const path = fileOf(
      { minimize: "(1-x)^2 + 100*(y-x^2)^2", start: { x: -1.2, y: 1 } },
      "",
      { minimize: "(x-3)^2", start: { x: 0 }, method: { name: "adam", options: { rate: { name: "cosine", options: { from: 0.5, steps: 200 } } } }, stop: { steps: 200 } },
      { leastSquares: ["x - 1", "2*y - 4"], start: { x: 0, y: 0 }, loss: { name: "huber", options: { scale: 1 } } },
      { minimize: "(x-3)^2", start: { x: 0 }, bounds: { upper: { x: 1 } } },
    );
    const lines = await sweepFile(path, { on: inline() });
    expect(lines.map((line) => ({ ...line, seconds: 0 }))).toEqual([
      { index: 0, status: "gradient", value: expect.closeTo(0), x: { x: expect.closeTo(1), y: expect.closeTo(1) }, steps: expect.any(Number), evaluations: expect.any(Number), seconds: 0 },
      { index: 1, status: "steps", value: expect.closeTo(0), x: { x: expect.closeTo(3) }, steps: 200, evaluations: 201, seconds: 0 },
      { index: 2, status: expect.any(String), value: expect.closeTo(0), x: { x: expect.closeTo(1), y: expect.closeTo(2) }, steps: expect.any(Number), evaluations: expect.any(Number), seconds: 0 },
      { index: 3, status: "gradient", value: expect.closeTo(4), x: { x: expect.closeTo(1) }, steps: expect.any(Number), evaluations: expect.any(Number), seconds: 0 },
    ]);
  });

  it.each(["clipNorm", "clipValue"])("limits gradients by %s as the line says", async (name) => {
    const options = { rate: 1, clip: { name, options: { limit: 0.25 } } };
    const [line] = await sweepFile(fileOf({ minimize: "x^2", start: { x: 100 }, method: { name: "gradientDescent", options }, stop: { steps: 4 } }), { on: inline() });
    expect(line).toMatchObject({ x: { x: expect.closeTo(99, 4) } });
  });

  it("tells what failed in its line, and goes on after a journal", async () => {
    const path = fileOf({ minimize: "log(x)", start: { x: -1 } }, { minimize: "(x-3)^2", start: { x: 0 } });
    const journal = join(folder, "sweep.journal");
    const [first, second] = await sweepFile(path, { on: inline(), journal });
    expect([first, second]).toMatchObject([{ index: 0, error: { code: "optimizer/start", message: expect.stringContaining("NaN") } }, { index: 1, status: "gradient" }]);
    expect((await sweepFile(path, { on: inline(), journal }))[1]).toEqual(second);
  });
});

describe("writeTasks(path, tasks)", () => {
  it("writes what readTasks reads, and large parts once", async () => {
    const rows = { X: Array.from({ length: 3000 }, (_, i) => i / 7), y: Array.from({ length: 3000 }, (_, i) => i / 3) };
    const f = (w: Tensor, { X, y }: { X: Tensor; y: Tensor }) => mean(square(sub(mul(w, X), y)));
    const tasks = [...tasksOf(3, 10), ...[1, 2, 3, 4].map((seed) => minimizeTask(f, 0.1, { data: rows, seed }).task)];
    const path = join(folder, "written.jsonl");
    await writeTasks(path, tasks);
    expect(await readTasks(path)).toEqual(tasks);
    expect(readFileSync(path, "utf8").length).toBeLessThan(2 * 8 * 3000 * (4 / 3) * 1.5);
  });
});

describe("readTasks(path)", () => {
  it.each([
    ["no JSON", "x = 1", 'must be an object in JSON, got x = 1'],
    ["a list", "[]", "must be an object in JSON, got []"],
    ["no objective", { start: { x: 1 } }, 'must have minimize or leastSquares, and start, got {"start":{"x":1}}'],
    ["a formula that is none", { minimize: "(x", start: { x: 1 } }, "must be a task ("],
    ["a method that is none", { minimize: "x^2", start: { x: 1 }, method: { name: "pool" } }, "must be a task (task: method must be one of @gradkit/optimizer, got pool)"],
    ["a function that makes none", { minimize: "x^2", start: { x: 1 }, method: { name: "minimize" } }, "must be a task (task: method must be one of @gradkit/optimizer, got minimize)"],
    ["a loss for a method", { minimize: "x^2", start: { x: 1 }, method: { name: "huber" } }, "must be a task (task: method must be one of @gradkit/optimizer, got huber)"],
    ["a method for a loss", { leastSquares: "x", start: { x: 1 }, loss: { name: "adam" } }, "must be a task (task: loss must be one of @gradkit/optimizer, got adam)"],
    ["a method by its name alone", { minimize: "x^2", start: { x: 1 }, method: "adam" }, "must be a task (task: method must be one of @gradkit/optimizer, got adam)"],
    ["a wrong option", { minimize: "x^2", start: { x: 1 }, stop: { steps: -1 } }, "must be a task (minimize: `stop.steps` must be a number"],
    ["a part that is not there", { protocol: 1, parts: { run: { hash: "no" } } }, "must be a task ("],
  ])("refuses %s, with its line", async (_, line, says) => {
    const path = fileOf({ minimize: "x^2", start: { x: 1 } }, line);
    const found: unknown = await readTasks(path).catch((e: unknown) => e);
    expect([isGradkitError(found, "cluster/sweep-file"), (found as Error).message]).toEqual([true, expect.stringContaining(`readTasks: ${path}:2 ${says}`)]);
  });
});
