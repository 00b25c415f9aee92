import { add, matmul, mean, mul, sinh, softplus, square, sub, sum, type Tensor, greater, whileLoop } from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { beforeEach, describe, expect, it } from "vitest";
import { forgetModules } from "@repo/testing/browser";
import { code } from "../../src/worker/worker.ts?bundled";
import { adam, bfgs, gradientDescent, minimize, newton, pool, type OptimizeOptions } from "../../src/index.js";
import { builtWorker } from "./built-here.js";

beforeEach(forgetModules);

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];
const create = builtWorker(code);
const on = { create };

describe("a run in a Web Worker", () => {
  it.each([
    { title: "on the way", compile: "auto" },
    { title: "at once", compile: "always" },
    { title: "never", compile: "never" },
  ] as const)("that compiles $title has the bits of one here", async ({ compile }) => {
    const uneven = (w: Tensor) => sum(add(softplus(mul(w, [1, 3, 2])), square(sinh(w))));
    const run = (o: OptimizeOptions) => minimize(uneven, [0.3, -0.2, 1], { ...o, compile, method: adam({ rate: 0.01 }), stop: { steps: 150, gradient: 0 } });
    const [here, there] = await Promise.all([run({}), run({ on })]);
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
  });

  it.each([
    { title: "bfgs", method: bfgs() },
    { title: "newton", method: newton() },
    { title: "adam", method: adam({ rate: 0.05 }) },
  ])("of $title has the bits of one here", async ({ method }) => {
    const stop = { steps: 200 };
    const [here, there] = await Promise.all([minimize(rosenbrock, start, { method, stop }), minimize(rosenbrock, start, { method, stop, on })]);
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
  });

  it.each([1, 2, 4])("whose objective %i of them share has the bits of one here", async (size) => {
    const rows = { X: Array.from({ length: 101 }, (_, i) => [1, Math.sin(i)]), y: Array.from({ length: 101 }, (_, i) => Math.cos(i)) };
    const loss = (w: Tensor, { X, y }: { X: Tensor; y: Tensor }) => mean(softplus(sub(matmul(X, w), y)));
    const run = (o: OptimizeOptions) => minimize(loss, [0.1, 0.2], { ...o, data: rows, chunks: { size: 20 }, method: adam({ rate: 0.01 }), stop: { steps: 60, gradient: 0 } });
    const [here, there] = await Promise.all([run({}), run({ on: pool({ size, create }) })]);
    expect({ ...there, seconds: 0 }).toEqual({ ...here, seconds: 0 });
  });

  it("is cancelled between evaluations, and inside one that never ends", async () => {
    const run = minimize(rosenbrock, start, { method: gradientDescent({ rate: 1e-6 }), stop: { steps: 1e8 }, on });
    for await (const _ of run) run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
    const endless = minimize((x: Tensor) => whileLoop((k) => greater(k, -1), (k) => k, sum(square(x))), [3], { on });
    setTimeout(() => endless.cancel(), 300);
    expect((await endless).outcome.status).toBe("cancelled");
  });

  it("whose file is not there settles with a coded error", async () => {
    const missing = () => new Worker("/no/such/worker.js", { type: "module" });
    const code = await minimize(rosenbrock, start, { on: { create: missing } }).then(() => "nothing", (e: unknown) => (isGradkitError(e) ? e.code : String(e)));
    expect(code).toBe("optimizer/worker-load");
  });
});
