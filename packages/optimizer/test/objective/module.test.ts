import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { array } from "@gradkit/shapes";
import { beforeAll, describe, expect, it } from "vitest";
import { adam, bfgs, leastSquares, minimize, minimizeTask, pool, sweep, type OptimizeOptions } from "../../src/index.js";
import { inline } from "../../src/worker/index.js";
import { refused, rejected } from "@repo/testing";
import { builtWorker } from "../worker/built.js";

const folder = mkdtempSync(join(tmpdir(), "gradkit-module-"));
const module = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return pathToFileURL(join(folder, name)).href;
};

/** Objectives in methods of tensors, so that the module need not import this package's sources. */
const url = module("objective.mjs", `
  export const smooth = ([x, y]) => x.sub(1).square().add(y.sub(x.square()).square().mul(100));
  export const branching = (p) => (p.slice(0).item() > 0 ? smooth([...p]) : smooth([...p]).mul(2));
  export const loss = (w, { X, y }) => X.matmul(w).sub(y).square().mean();
  export const residuals = ({ a, b }) => [a.sub(1), b.sub(a.square()).mul(10)];
  export const own = { answer: ({ x: [x, y] }) => ({ value: (1 - x) ** 2 + 100 * (y - x * x) ** 2, gradient: Float64Array.of(2 * (x - 1) - 400 * x * (y - x * x), 200 * (y - x * x)) }) };
  export const throwing = () => { throw new Error("mine"); };
  export const number = 3;
`);
const start = [-1.2, 1];
const X = Array.from({ length: 40 }, (_, i) => [1, Math.sin(i)]);
const y = X.map(([, x]) => 2 + 3 * x!);

let file = "";
beforeAll(async () => void (file = await builtWorker()));
const create = (): Worker => new Worker(file);

describe("an objective that a module exports", () => {
  it.each([
    { title: "a function", run: (o: OptimizeOptions) => minimize({ url, export: "smooth" }, start, { ...o, method: bfgs() }) },
    { title: "a function of arrays, compiled", run: (o: OptimizeOptions) => minimize({ url: new URL(url), export: "smooth" }, array(start), { ...o, compile: "always", fixed: ["x[1]"] }) },
    { title: "a function that branches on numbers", run: (o: OptimizeOptions) => minimize({ url, export: "branching" }, start, { ...o, method: bfgs() }) },
    { title: "an evaluator with derivatives of its own", run: (o: OptimizeOptions) => minimize({ url, export: "own" }, start, { ...o, method: bfgs() }) },
    { title: "a loss over batches", run: (o: OptimizeOptions) => minimize({ url, export: "loss" }, [0, 0], { ...o, data: { X, y }, batch: { size: 7 }, method: adam({ rate: 0.1 }), stop: { steps: 30 } }) },
    { title: "a loss over chunks", run: (o: OptimizeOptions) => minimize({ url, export: "loss" }, [0, 0], { ...o, data: { X, y }, chunks: { size: 7 } }) },
    { title: "residuals", run: (o: OptimizeOptions) => leastSquares({ url, export: "residuals" }, { a: -1.2, b: 1 }, o) },
  ])("has the same bits here and in a worker: $title", async ({ run }) => {
    const [here, there, shared] = await Promise.all([run({}), run({ on: { create } }), run({ on: pool({ size: 2, create }) })]);
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
    expect({ ...shared, seconds: 0 }).toEqual({ ...here, seconds: 0 });
    expect(here.steps).toBeGreaterThan(1);
  });

  it("is a task like any other, and goes on from a checkpoint of itself alone", async () => {
    const objective = { url, export: "smooth" };
    const { task, resultOf } = minimizeTask(objective, start);
    const [end] = await sweep([structuredClone(task)], inline());
    const whole = await minimize(objective, start);
    expect((await resultOf((end as { run: never }).run)).x).toEqual(whole.x);
    const part = minimize(objective, start, { stop: { steps: 5 } });
    await part;
    expect((await minimize(objective, start, { resume: await part.checkpoint() })).x).toEqual(whole.x);
    const other = await part.checkpoint();
    expect(await refused(() => minimize({ url, export: "own" }, start, { resume: other }))).toMatch(/^optimizer\/checkpoint/);
  });

  it.each([
    { title: "is not there", objective: { url: pathToFileURL(join(folder, "none.mjs")).href, export: "f" }, says: /^optimizer\/module: minimize: the module of `f` at file:.*none\.mjs could not be imported: Cannot find module/ },
    { title: "throws while it loads", objective: { url: module("throws.mjs", `throw new Error("boom");`), export: "f" }, says: /^optimizer\/module: .*throws\.mjs could not be imported: boom$/ },
    { title: "is no JavaScript", objective: { url: module("text.mjs", `{`), export: "f" }, says: /^optimizer\/module: .*text\.mjs could not be imported: / },
    { title: "exports another name", objective: { url: module("other.mjs", `export const cost = 1, loss = 2;`), export: "f" }, says: /^optimizer\/module: .*other\.mjs has no such export, but cost, loss$/ },
    { title: "exports nothing", objective: { url: module("empty.mjs", `1;`), export: "f" }, says: /^optimizer\/module: .*empty\.mjs has no such export, but none$/ },
    { title: "exports what every object has", objective: { url: module("empty.mjs", `1;`), export: "constructor" }, says: /^optimizer\/module: .* has no such export, but none$/ },
    { title: "exports no objective", objective: { url, export: "number" }, says: /^optimizer\/objective: minimize: the objective must be .* got number$/ },
    { title: "exports what throws", objective: { url, export: "throwing" }, says: /^optimizer\/objective-threw: minimize: the objective threw at the start: mine$/ },
  ])("that $title is reported, here and in a worker (fault 20)", async ({ objective, says }) => {
    expect(await rejected(minimize(objective, start))).toMatch(says);
    expect(await rejected(minimize(objective, start, { on: { create } }))).toMatch(says);
  });

  it.each([{ url: "./objective.mjs" }, { url: "" }])("must be at an absolute URL, not at $url", async ({ url: relative }) => {
    expect(await refused(() => minimize({ url: relative, export: "f" }, start))).toBe(`optimizer/module: minimize: the module of \`f\` at ${relative} is not at an absolute URL. Did you mean new URL(…, import.meta.url)?`);
  });
});
