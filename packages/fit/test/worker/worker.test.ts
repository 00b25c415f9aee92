import { pool } from "@gradkit/optimizer";
import { isGradkitError } from "@gradkit/shapes";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { beforeAll, describe, expect, it } from "vitest";
import { fit, type Fit, type FitOptions, type FitProgress } from "../../src/index.js";
import { counted, modules } from "./counted.js";

let [file, dying, deaf, stuck] = ["", "", "", ""];
const { worker, pieces, requests } = counted();
const create = () => worker(file);
beforeAll(async () => void ([file, dying, deaf, stuck] = await modules()));

const plain = (found: Fit): object => ({ ...found.toJSON(), seconds: 0 });
const named = (name: string) => problems.find((problem) => problem.name === name)!;

describe("a fit in a worker", () => {
  const problem = named("MGH17");
  const start = Object.fromEntries(problem.params.map((name, i) => [name, problem.start2[i]!]));
  const run = (options: FitOptions) => fit(formulaOf(problem), columnsOf(problem), { start, ...options });

  it("has the bits of one here, in a worker of its own or of a pool", async () => {
    const [here, there, pooled] = await Promise.all([run({}), run({ on: { create } }), run({ on: pool({ size: 1, create }) })]);
    expect(plain(there)).toEqual(plain(here));
    expect(plain(pooled)).toEqual(plain(here));
    expect(there.predict([1, 2])).toEqual(here.predict([1, 2]));
    expect(pieces).toHaveLength(2);
  });

  it("gives its errors their codes", async () => {
    const failed = await run({ start: { ...start, b4: 1e9, b5: -1e9 }, on: { create } }).catch((e: unknown) => e);
    expect(isGradkitError(failed, "fit/start")).toBe(true);
  });

  it.each([
    ["cannot be made", () => { throw new Error("no worker"); }],
    ["has no module", () => worker("/nowhere.mjs")],
    ["dies of every piece", () => worker(dying, { after: 0 })],
  ])("is a coded error where a worker %s", async (_, broken) => {
    const failed = await run({ on: { create: broken } }).catch((e: unknown) => e);
    expect(isGradkitError(failed, "fit/worker")).toBe(true);
  });
});

describe("starts shared out", () => {
  const problem = named("DanWood");
  const run = (options: FitOptions) => fit(formulaOf(problem), columnsOf(problem), { multistart: 8, seed: 2, profile: true, ...options });
  let here: object;
  beforeAll(async () => void (here = plain(await run({}))));

  it("by two workers have the same bits, and both of them work", async () => {
    expect(plain(await run({ on: pool({ size: 2, create }) }))).toEqual(here);
    expect(pieces).toHaveLength(2);
    expect(pieces.filter((count) => count < 5)).toEqual([]);
    expect(requests.map(({ observed, columns }) => [observed.buffer, columns.x!.buffer].map((memory) => memory instanceof SharedArrayBuffer))).toEqual([[true, true], [true, true]]);
    expect(requests[0]!.observed.buffer).toBe(requests[1]!.observed.buffer);
  });

  it("are done by other workers where some die, with the same bits", async () => {
    const makers = [() => worker(dying, { after: 3 }), () => worker(dying, { after: 2 }), create, create];
    let count = 0;
    expect(plain(await run({ on: pool({ size: 2, create: () => makers[count++]!() }) }))).toEqual(here);
    expect(pieces.slice(0, 2)).toEqual([4, 3]);
    expect(pieces).toHaveLength(4);
  });
});

describe("a fit that is ended in workers", () => {
  const problem = named("DanWood");
  const run = (options: FitOptions) => fit(formulaOf(problem), columnsOf(problem), { multistart: 1e7, ...options });

  it("by a signal has the best so far, though they do not hear it", async () => {
    const controller = new AbortController();
    let best: FitProgress | undefined;
    const progress = (news: FitProgress): void => {
      if (news.start < 8) return;
      best ??= news;
      controller.abort();
    };
    const { outcome, parameters, sse } = await run({ on: pool({ size: 2, create: () => worker(deaf) }), signal: controller.signal, progress });
    expect(outcome).toMatchObject({ converged: false, status: "cancelled" });
    expect(sse).toBeLessThanOrEqual(1.05 * best!.sse!);
    expect(Object.values(parameters).filter(({ value }) => !Number.isFinite(value))).toEqual([]);
  });

  it("before it began is done here", async () => {
    expect((await run({ on: { create }, signal: AbortSignal.abort() })).outcome.status).toBe("cancelled");
    expect(pieces).toEqual([]);
  });

  it("in the midst of a descent has its best point", async () => {
    const controller = new AbortController();
    const n = 300_000;
    const x = Float64Array.from({ length: n }, (_, i) => i / n);
    const y = x.map((xi, i) => Math.exp(-xi) + 0.01 * Math.sin(i));
    const { outcome } = await fit("y = a*exp(-b*x)+c+d*sin(k*x)", { x, y }, {
      start: { a: 50, b: 40, c: 3, d: 5, k: 30 }, on: { create: () => worker(stuck) }, signal: controller.signal,
      progress: ({ sse }) => sse !== null && controller.abort(),
    });
    expect(outcome).toMatchObject({ converged: false, status: "cancelled" });
  });
});
