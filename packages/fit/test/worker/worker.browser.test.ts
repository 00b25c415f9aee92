import { columnsOf, formulaOf, problems } from "@repo/nist";
import { describe, expect, it } from "vitest";
import { fit } from "../../src/index.js";

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
    setTimeout(() => controller.abort(), 300);
    expect((await fit(formulaOf(problem), columnsOf(problem), { on: { create }, signal: controller.signal })).outcome.status).toBe("cancelled");
  });
});
