import { indexedDBStore } from "@gradkit/optimizer";
import { columnsOf, formulaOf, problems } from "@repo/nist";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetModules } from "@repo/testing/browser";
import { fit, type Fit } from "../../src/index.js";
import { afterLooks } from "../checkpoint/go-on.js";

beforeEach(forgetModules);

const create = (): Worker => new Worker(new URL("../../src/worker/worker.ts", import.meta.url), { type: "module" });

describe("a fit in a Web Worker", () => {
  it("has the bits of one here", async () => {
    const problem = problems.find(({ name }) => name === "Chwirut2")!;
    const [here, there] = await Promise.all([fit(formulaOf(problem), columnsOf(problem)), fit(formulaOf(problem), columnsOf(problem), { on: { create } })]);
    expect({ ...there.toJSON(), seconds: 0 }).toEqual({ ...here.toJSON(), seconds: 0 });
  });

  it("is cancelled", async () => {
    const controller = new AbortController();
    const problem = problems.find(({ name }) => name === "Gauss3")!;
    const options = { multistart: 1e7, on: { create }, signal: controller.signal, progress: () => controller.abort() };
    expect((await fit(formulaOf(problem), columnsOf(problem), options)).outcome.status).toBe("cancelled");
  });
});

describe("a fit that a page keeps in its database", () => {
  const { formula, columns } = (() => {
    const problem = problems.find(({ name }) => name === "Thurber")!;
    return { formula: formulaOf(problem), columns: columnsOf(problem) };
  })();
  const plain = (found: Fit): object => ({ ...found.toJSON(), seconds: 0 });

  it("goes on with the same bits, in a worker or here", async () => {
    const options = { multistart: 24 };
    const whole = plain(await fit(formula, columns, options));
    const checkpoint = { store: indexedDBStore(`fit ${Date.now()}`), seconds: 0.05 };
    const cancelled = await fit(formula, columns, { ...options, checkpoint, on: { create }, signal: afterLooks(60) });
    expect(cancelled.outcome.status).toBe("cancelled");
    expect(plain(await fit(formula, columns, { ...options, checkpoint }))).toEqual(whole);
  });
});
