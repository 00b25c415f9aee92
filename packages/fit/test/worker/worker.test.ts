import { Worker } from "node:worker_threads";
import { pool } from "@gradkit/optimizer";
import { isGradkitError } from "@gradkit/shapes";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { beforeAll, describe, expect, it } from "vitest";
import { fit, type FitOptions } from "../../src/index.js";
import { builtWorker } from "./built.js";

let file = "";
const alive = new Set<number>();
let count = 0;

/** A worker of the built module, counted while it lives. */
const create = (): Worker => {
  const id = count++;
  alive.add(id);
  return new Worker(file).once("exit", () => void alive.delete(id));
};
const gone = async (): Promise<number> => {
  for (let k = 0; k < 100 && alive.size > 0; k++) await new Promise((resolve) => setTimeout(resolve, 20));
  return alive.size;
};
beforeAll(async () => void (file = await builtWorker()));

describe("a fit in a worker", () => {
  const problem = problems.find(({ name }) => name === "MGH17")!;
  const start = Object.fromEntries(problem.params.map((name, i) => [name, problem.start2[i]!]));
  const run = (options: FitOptions) => fit(formulaOf(problem), columnsOf(problem), { start, ...options });

  it("has the bits of one here, in a worker of its own or of a pool", async () => {
    const [here, there, pooled] = await Promise.all([run({}), run({ on: { create } }), run({ on: pool({ size: 1, create }) })]);
    expect({ ...there.toJSON(), seconds: 0 }).toEqual({ ...here.toJSON(), seconds: 0 });
    expect({ ...pooled.toJSON(), seconds: 0 }).toEqual({ ...here.toJSON(), seconds: 0 });
    expect(there.predict([1, 2])).toEqual(here.predict([1, 2]));
    expect(await gone()).toBe(0);
  });

  it("is cancelled with the best so far", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 150);
    const n = 300_000;
    const x = Float64Array.from({ length: n }, (_, i) => i / n);
    const y = x.map((xi, i) => Math.exp(-xi) + 0.01 * Math.sin(i));
    const { outcome } = await fit("y = a*exp(-b*x)+c+d*sin(k*x)", { x, y }, { start: { a: 50, b: 40, c: 3, d: 5, k: 30 }, on: { create }, signal: controller.signal });
    expect(outcome).toMatchObject({ converged: false, status: "cancelled" });
    expect(await gone()).toBe(0);
  });

  it("gives its errors their codes", async () => {
    const failed = await run({ start: { ...start, b4: 1e9, b5: -1e9 }, on: { create } }).catch((e: unknown) => e);
    expect(isGradkitError(failed, "fit/start")).toBe(true);
  });

  it("is a coded error where there is no worker", async () => {
    const failed = await run({ on: { create: () => new Worker("/nowhere.mjs") } }).catch((e: unknown) => e);
    expect(isGradkitError(failed, "fit/worker")).toBe(true);
  });
});
