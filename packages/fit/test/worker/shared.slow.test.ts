import { pool } from "@gradkit/optimizer";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { beforeAll, describe, expect, it } from "vitest";
import { fit, type Fit, type FitOptions, type FitProgress } from "../../src/index.js";
import { counted, modules } from "./counted.js";

let file = "";
const { worker, pieces } = counted();
const create = () => worker(file);
beforeAll(async () => void ([file] = await modules()));

const plain = (found: Fit): object => ({ ...found.toJSON(), seconds: 0 });
const named = (name: string) => problems.find((problem) => problem.name === name)!;

describe("starts shared out by a pool", () => {
  const problem = named("MGH17");
  const run = (options: FitOptions) => fit(formulaOf(problem), columnsOf(problem), { multistart: 40, seed: 2, profile: true, ...options });
  let here: object;
  beforeAll(async () => void (here = plain(await run({}))));

  it.each([1, 2, 4])("by %i workers have the same bits, and all of them work", async (size) => {
    expect(plain(await run({ on: pool({ size, create }) }))).toEqual(here);
    expect(pieces).toHaveLength(size);
    expect(pieces.filter((count) => count < 5)).toEqual([]);
  });

  it("with a robust loss and bounds have the same bits", async () => {
    const options = { loss: "tukey", bounds: { b4: [0, 1], b5: [0, 1] } } as const;
    expect(plain(await run({ ...options, on: pool({ size: 2, create }) }))).toEqual(plain(await run(options)));
  });

  it("of several fits share one pool", async () => {
    const on = pool({ size: 2, create });
    expect((await Promise.all([run({ on }), run({ on }), run({ on })])).map(plain)).toEqual([here, here, here]);
  });

  it("say how many are done, and which is the best so far", async () => {
    const seen: FitProgress[] = [];
    const controller = new AbortController();
    const progress = (news: FitProgress): void => void (seen.push(news) > 20 && controller.abort());
    const found = await run({ multistart: 1e7, profile: false, on: { create }, progress, signal: controller.signal });
    const starts = seen.filter(({ stage }) => stage === "start");
    expect(starts.length).toBeGreaterThan(2);
    expect(starts.map(({ start }) => start)).toEqual(starts.map(({ start }) => start).toSorted((a, b) => a - b));
    expect(starts.filter(({ start, starts: of }) => start > of || of < 1e7)).toEqual([]);
    expect(seen.at(-1)!.evaluations).toBeLessThanOrEqual(found.evaluations);
    const best = seen.flatMap(({ sse }) => (sse === null ? [] : [sse]));
    expect(best).toEqual(best.toSorted((a, b) => b - a));
    expect(Object.keys(seen.at(-1)!.parameters!).toSorted()).toEqual([...problem.params].toSorted());
  });

  it("come to an end by a signal and by a limit of time", async () => {
    const controller = new AbortController();
    const on = pool({ size: 2, create });
    const cancelled = await run({ multistart: 1e7, on, signal: controller.signal, progress: ({ start }) => start > 40 && controller.abort() });
    expect(cancelled.outcome).toMatchObject({ converged: false, status: "cancelled" });
    expect(cancelled.sse).toBeLessThan(0.001);
    expect((await run({ multistart: 1e7, on, stop: { seconds: 0.5 } })).outcome.status).toBe("seconds");
  });
});
