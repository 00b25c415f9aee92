import { pool } from "@gradkit/optimizer";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { beforeAll, describe, expect, it } from "vitest";
import { fit, type Fit, type FitOptions } from "../../src/index.js";
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
});
