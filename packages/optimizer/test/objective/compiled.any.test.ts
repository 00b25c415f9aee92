import { add, dot, exp, fori, matmul, mean, mul, sinh, softplus, square, sub, sum, trace, type Program, type Tensor } from "@gradkit/autodiff";
import { afterEach, describe, expect, it, vi } from "vitest";
import { adam, bfgs, leastSquares, minimize, newton, type OptimizeOptions } from "../../src/index.js";
import { compiledAfter } from "../../src/objective/compiled.js";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const X = Array.from({ length: 40 }, (_, i) => [1, Math.sin(i)]);
const y = X.map(([, x]) => 2 + 3 * x! + 0.1 * Math.cos(5 * x!));
const loss = (w: Tensor, rows: { X: Tensor; y: Tensor }) => mean(square(sub(matmul(rows.X, w), rows.y)));

afterEach(() => vi.restoreAllMocks());

const runs = {
  bfgs: (o: OptimizeOptions) => minimize(rosenbrock, [-1.2, 1], { ...o, method: bfgs() }),
  newton: (o: OptimizeOptions) => minimize(rosenbrock, [-1.2, 1], { ...o, method: newton() }),
  "adam over batches": (o: OptimizeOptions) => minimize(loss, [0, 0], { ...o, method: adam({ rate: 0.1 }), data: { X, y }, batch: { size: 8 }, stop: { steps: 300 }, seed: 3 }),
  leastSquares: (o: OptimizeOptions) => leastSquares((w: Tensor) => sub(exp(matmul(X, w)), 2), [0.1, 0.1], o),
} as const;

describe("compile", () => {
  it.each(Object.entries(runs))("finds the minimum of the interpreter: %s", async (_, run) => {
    const [always, never] = [await run({ compile: "always" }), await run({ compile: "never" })];
    expect(always.outcome.status).toBe(never.outcome.status);
    for (const [k, x] of (always.x as number[]).entries()) expect(x).toBeCloseTo((never.x as number[])[k]!, 9);
  });

  it("says where WebAssembly is refused, and gives the bits of the interpreter (fault 19)", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const f = (w: Tensor) => softplus(square(sub(dot(w, w), 3)));
    vi.spyOn(WebAssembly, "compile").mockRejectedValue(new WebAssembly.CompileError("refused by the test"));
    const refused = await minimize(f, [1, 2], { compile: "always" });
    expect(warned.mock.calls.map(([text]) => String(text))).toEqual([expect.stringMatching(/^wasm\/refused: .*refused by the test/)]);
    expect({ ...refused, seconds: 0 }).toEqual({ ...(await minimize(f, [1, 2], { compile: "never" })), seconds: 0 });
  });

  it("says where compiling fails, and goes on", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(WebAssembly, "instantiate").mockRejectedValue(new TypeError("broken by the test"));
    const { outcome } = await minimize((w: Tensor) => sum(square(sinh(w))), [1], { compile: "always" });
    expect([outcome.converged, warned.mock.calls.map(([text]) => String(text))]).toEqual([true, ["gradkit: the objective is interpreted: broken by the test"]]);
  });

  it("goes on from a checkpoint with the same bits, before and after it compiles", async () => {
    const options = { method: adam({ rate: 0.01 }), stop: { steps: 200, gradient: 0 } };
    // Its sums and functions differ in their last digits between the interpreter and what is compiled.
    const many = Float64Array.from({ length: 300 }, (_, i) => Math.sin(i));
    const uneven = ([a, b]: Tensor[]) => add(mean(softplus(mul(many, a!))), mean(square(sinh(sub(mul(many, b!), 1)))));
    const whole = await minimize(uneven, [0.3, -0.2], options);
    for (const steps of [1, 20, 30, 100, 150]) {
      const part = minimize(uneven, [0.3, -0.2], { ...options, stop: { steps, gradient: 0 } });
      await part;
      const resumed = await minimize(uneven, [0.3, -0.2], { ...options, resume: await part.checkpoint() });
      expect(resumed.x).toEqual(whole.x);
    }
    const { x, value, gradient } = await minimize(uneven, [0.3, -0.2], { ...options, compile: "never" });
    expect([whole.x, whole.value, whole.gradient]).not.toEqual([x, value, gradient]);
  });

  it("refuses what is none of its words", () => {
    expect(() => minimize(rosenbrock, [0, 0], { compile: "often" as never })).toThrow('minimize: `compile` must be "auto", "always" or "never", got often');
  });
});

describe("compiledAfter", () => {
  const scalar = trace((x: Tensor) => square(x), 1) as Program;
  const long = trace((x: Tensor) => sum(square(x)), new Float64Array(100_000)) as Program;
  const loop = trace((x: Tensor) => fori(0, 1000, (_, c: Tensor) => mul(c, 0.5), x), 1) as Program;

  it.each([
    { title: "small operations", program: scalar, least: 90, most: 100 },
    { title: "long arrays", program: long, least: 1, most: 1 },
    { title: "loops", program: loop, least: 1, most: 1 },
  ])("by $title: $least to $most answers", ({ program, least, most }) => {
    const count = compiledAfter("auto", program);
    expect([count >= least, count <= most]).toEqual([true, true]);
  });

  it("is at once or never where it is told so", () => {
    expect([compiledAfter("always", scalar), compiledAfter("never", scalar)]).toEqual([0, Infinity]);
  });
});
