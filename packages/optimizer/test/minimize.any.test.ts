import { add, exp, greater, item, log, matmul, mean, mul, neg, square, sub, sum, trace, where, type Tensor } from "@gradkit/autodiff";
import { parse } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { adam, armijo, bfgs, gradientDescent, lbfgs, lbfgsb, leastSquares, levenbergMarquardt, minimize, nesterov, newton, radam, rprop, steepestDescent, type Method, type Objective, type OptimizeOptions } from "../src/index.js";
import { refused, rejected } from "@repo/testing";

const rosenbrock = ([x, y]: Tensor[]) => add(square(sub(1, x!)), mul(100, square(sub(y!, square(x!)))));
const start = [-1.2, 1];

describe("an objective may be", () => {
  it.each([
    { title: "a function", objective: rosenbrock, from: start, at: ([x, y]: number[]) => [x, y] },
    { title: "a program", objective: trace(rosenbrock, start), from: start, at: ([x, y]: number[]) => [x, y] },
    { title: "a formula", objective: parse("(1 - x)^2 + 100 (y - x^2)^2"), from: { x: -1.2, y: 1 }, at: ({ x, y }: { x: number; y: number }) => [x, y] },
    { title: "a function that branches on numbers", objective: (p: Tensor) => (item(p.slice(0)) > 5 ? sum(p) : rosenbrock([...p])), from: start, at: ([x, y]: number[]) => [x, y] },
    {
      title: "an evaluator with derivatives of its own",
      objective: { answer: ({ x: [x, y] }: { x: Float64Array }) => ({ value: (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2, gradient: Float64Array.of(-2 * (1 - x!) - 400 * x! * (y! - x! ** 2), 200 * (y! - x! ** 2)) }) },
      from: start,
      at: ([x, y]: number[]) => [x, y],
    },
  ] as { title: string; objective: Objective; from: unknown; at: (x: never) => number[] }[])("$title", async ({ objective, from, at }) => {
    const { x, outcome, gradientNorm } = await minimize(objective, from);
    const found = at(x as never);
    expect(Math.max(...found.map((xi) => Math.abs(xi - 1)))).toBeLessThan(1e-9);
    expect([outcome.converged, outcome.status, outcome.message]).toEqual([true, "gradient", "The gradient is zero to the tolerance."]);
    expect(gradientNorm).toBeLessThan(1e-10);
  });

  it.each([
    { title: "text", objective: "x^2", says: "optimizer/objective: minimize: the objective must be a function, a program, a formula or an evaluator, got string. Did you mean parse(…)?" },
    { title: "of many numbers", objective: (x: Tensor) => square(x), says: "optimizer/not-scalar: minimize: the objective must give one number, got shape (2). Did you mean leastSquares(…)?" },
  ])("but not $title", async ({ objective, says }) => {
    expect(await refused(() => minimize(objective as Objective, start))).toBe(says);
  });
});

describe("parameters", () => {
  const loss = ({ w, b }: { w: Tensor; b: Tensor }) => add(sum(square(sub(w, [[1, 2], [3, 4]]))), square(sub(b, 5)));

  it("are a tree, and so is what is found", async () => {
    const { x, gradient } = await minimize(loss, { w: [[0, 0], [0, 0]], b: 0 });
    expect(x.w.flat().concat(x.b).map((xi) => Math.round(xi * 1e9) / 1e9)).toEqual([1, 2, 3, 4, 5]);
    expect([gradient.w.length, typeof gradient.b]).toEqual([2, "number"]);
  });

  it("may be a great many", async () => {
    const { x, steps } = await minimize((w: Tensor) => sum(square(sub(w, 1))), new Float64Array(200_000), { method: gradientDescent({ rate: 0.5 }), stop: { steps: 1 } });
    expect([steps, (x as unknown as Float64Array)[199_999]]).toEqual([1, 1]);
  });

  it("that are fixed stay, and have no gradient", async () => {
    const { x, gradient } = await minimize(loss, { w: [[0, 0], [0, 0]], b: 0 }, { fixed: ["b", "w[0, 1]"] });
    expect([x.b, x.w[0]![1], gradient.b]).toEqual([0, 0, 0]);
    expect(x.w[1]![1]).toBeCloseTo(4, 9);
  });

  it.each([
    { title: "an unknown name", call: () => minimize(loss, { w: [[0]], b: 0 }, { fixed: ["c"] }), says: "optimizer/fixed: minimize: `fixed` must name parameters, got c. Did you mean one of w[0, 0], b?" },
    { title: "bounds for a method that has none", call: () => minimize(rosenbrock, start, { bounds: { lower: 0 }, method: bfgs() }), says: "optimizer/unbounded: minimize: bfgs takes no bounds. Did you mean lbfgsb, or for least squares trustRegionReflective?" },
    { title: "a start outside its bounds", call: () => minimize(rosenbrock, start, { bounds: { lower: 0 }, method: adam() }), says: "optimizer/bounds: minimize: x[0] must start between 0 and Infinity, got -1.2" },
    { title: "bounds that cross", call: () => minimize(rosenbrock, start, { bounds: { lower: 2, upper: 1 }, method: adam() }), says: "optimizer/bounds: minimize: x[0] must have a lower bound below the upper one; a parameter that shall not vary is `fixed`, got 2 and 1" },
    { title: "bounds of another length", call: () => minimize(rosenbrock, start, { bounds: { lower: [0] }, method: adam() }), says: "optimizer/bounds: minimize: bounds must be one number or 2 as the parameters, got 1" },
    { title: "a method of the other kind", call: () => minimize(rosenbrock, start, { method: levenbergMarquardt() }), says: "optimizer/method: minimize: levenbergMarquardt is no method for it. Did you mean leastSquares(…)?" },
    { title: "a limit that is none", call: () => minimize(rosenbrock, start, { stop: { steps: -1 } }), says: "optimizer/option: minimize: `stop.steps` must be a number, 0 or more, got -1" },
    { title: "an option that there is not", call: () => minimize(rosenbrock, start, { checkpoint: {} } as OptimizeOptions), says: "optimizer/no-option: minimize: there is no option `checkpoint`; options are method, stop, bounds, fixed, data, batch, chunks, seed, compile, on, checkpoints, resume, signal, progress, loss" },
    { title: "a limit that there is not", call: () => minimize(rosenbrock, start, { stop: { maxiter: 5 } } as OptimizeOptions), says: "optimizer/no-option: minimize: there is no option `stop.maxiter`; options are stop.gradient, stop.expected, stop.steps, stop.evaluations, stop.seconds, stop.value" },
    { title: "a value to stop at that is none", call: () => minimize(rosenbrock, start, { stop: { value: NaN } }), says: "optimizer/option: minimize: `stop.value` must be a number, got NaN" },
    { title: "bounds as pairs", call: () => minimize(rosenbrock, start, { bounds: [[-2, 2], [-2, 2]] } as OptimizeOptions), says: "optimizer/no-option: minimize: there is no option `bounds.0`; options are bounds.lower, bounds.upper" },
    { title: "bounds by other names", call: () => minimize(rosenbrock, start, { bounds: { min: 0 } } as OptimizeOptions), says: "optimizer/no-option: minimize: there is no option `bounds.min`; options are bounds.lower, bounds.upper" },
    { title: "bounds that are a number", call: () => minimize(rosenbrock, start, { bounds: 3 } as unknown as OptimizeOptions), says: "optimizer/option: minimize: `bounds` must be an object of lower, upper, got a number" },
    { title: "no limits at all", call: () => minimize(rosenbrock, start, { stop: null } as unknown as OptimizeOptions), says: "optimizer/option: minimize: `stop` must be an object of gradient, expected, steps, evaluations, seconds, value, got null" },
    { title: "what makes a method", call: () => minimize(rosenbrock, start, { method: bfgs } as unknown as OptimizeOptions), says: "optimizer/option: minimize: `method` must be a method, as bfgs(), got a function" },
    { title: "the name of a method", call: () => minimize(rosenbrock, start, { method: "bfgs" } as unknown as OptimizeOptions), says: "optimizer/option: minimize: `method` must be a method, as bfgs(), got a string" },
    { title: "a memory of nothing", call: () => minimize(rosenbrock, start, { method: lbfgs({ memory: 0 }) }), says: "optimizer/option: lbfgs: `memory` must be a whole number, 1 or more, got 0" },
    { title: "a memory of no number", call: () => minimize(rosenbrock, start, { method: lbfgsb({ memory: NaN }) }), says: "optimizer/option: lbfgsb: `memory` must be a whole number, 1 or more, got NaN" },
    { title: "a seed that is no whole number", call: () => minimize(rosenbrock, start, { seed: 0.5 }), says: "optimizer/option: minimize: `seed` must be a whole number, got 0.5" },
    { title: "a start that is not finite", call: () => minimize(rosenbrock, [NaN, 1]), says: "optimizer/start: minimize: the start must be finite, got x[0] = NaN" },
  ])("refuse $title", async ({ call, says }) => {
    expect(await refused(call)).toBe(says);
  });

  it.each([
    { title: "gradientDescent", method: gradientDescent({ rate: 0.1 }) },
    { title: "rprop", method: rprop() },
  ])("stay within bounds under $title", async ({ method }) => {
    const { x } = await minimize((p: Tensor) => sum(square(sub(p, [3, -3]))), [0, 0], { method, bounds: { lower: -1, upper: [2, 2] }, stop: { steps: 500 } });
    expect(x).toEqual([2, -1]);
  });
});

describe("L-BFGS-B, the default within bounds,", () => {
  it.each([
    { title: "stops at a bound", from: [-1.2, 1], bounds: { lower: -2, upper: [0.5, 2] }, at: [0.5, 0.25], least: 0.25 },
    { title: "starts at a bound and leaves it", from: [-2, 2], bounds: { lower: -2, upper: 2 }, at: [1, 1], least: 0 },
    { title: "slides along a bound", from: [5, -2], bounds: { lower: [1.5, -2], upper: 5 }, at: [1.5, 2.25], least: 0.25 },
  ])("$title", async ({ from, bounds, at, least }) => {
    const { x, value, outcome } = await minimize(rosenbrock, from, { bounds });
    expect(Math.max(...(x as number[]).map((xi, i) => Math.abs(xi - at[i]!)))).toBeLessThan(1e-8);
    expect(value).toBeCloseTo(least, 12);
    expect(outcome.converged).toBe(true);
  });
});

describe("a run ends", () => {
  it.each([
    { title: "by the limit of steps", options: { stop: { steps: 3 } }, status: "steps", converged: false },
    { title: "by the limit of evaluations", options: { stop: { evaluations: 5 } }, status: "evaluations", converged: false },
    { title: "by the limit of time", options: { stop: { seconds: 0 } }, status: "seconds", converged: false },
    { title: "at a value that is good enough", options: { stop: { value: 1e-3 } }, status: "value", converged: true },
    { title: "where it is cancelled before it starts", options: { signal: AbortSignal.abort() }, status: "cancelled", converged: false },
  ])("$title", async ({ options, status, converged }) => {
    const { outcome } = await minimize(rosenbrock, start, options);
    expect([outcome.status, outcome.converged]).toEqual([status, converged]);
  });

  it("with the best point seen, whose value and gradient belong to it", async () => {
    const { x, value, gradient } = await minimize(rosenbrock, start, { method: gradientDescent({ rate: 0.004 }), stop: { steps: 50 } });
    const [a, b] = x as unknown as [number, number];
    expect(value).toBeCloseTo((1 - a) ** 2 + 100 * (b - a * a) ** 2, 12);
    expect((gradient as unknown as number[])[1]).toBeCloseTo(200 * (b - a * a), 10);
  });

  it("never converged where the function is NaN all along", async () => {
    const { outcome, x } = await minimize((p: Tensor) => sum(where(greater(p, 0.9), square(p), log(sub(p, 10)))), [1], { method: gradientDescent({ rate: 10 }) });
    expect(outcome.status).toBe("non-finite");
    expect(x).toEqual([1]);
  });

  it.each([gradientDescent({ rate: 1 }), nesterov({ rate: 1 }), radam({ rate: 10 })].map((method) => ({ title: method.name, method: method as Method })))("never converged where $title runs off to infinity", async ({ method }) => {
    const { outcome, x } = await minimize(([a, b]: Tensor[]) => add(square(square(a!)), mul(100, square(square(b!)))), [2, 1], { method });
    expect([outcome.status, outcome.converged, x]).toEqual(["non-finite", false, [2, 1]]);
  });

  it.each([
    { title: "Infinity", value: Infinity, method: rprop() },
    { title: "-Infinity", value: -Infinity, method: rprop() },
    { title: "-Infinity", value: -Infinity, method: bfgs({ search: armijo() }) },
    { title: "-Infinity", value: -Infinity, method: lbfgsb() },
  ])("never converged where the value is $title and the gradient zero: $method.name", async ({ value, method }) => {
    const objective: Objective = { answer: ({ x: [x] }) => (x! < 1 ? { value, gradient: Float64Array.of(0) } : { value: x!, gradient: Float64Array.of(1) }) };
    const { outcome, value: found, gradientNorm } = await minimize(objective, [2], { method: method as Method, stop: { value: -1e300 } });
    expect([outcome.converged, gradientNorm]).toEqual([false, 1]);
    expect(found).toBeGreaterThanOrEqual(1);
  });

  it("converged only where the gradient of what it gives is zero, and not by that of a higher point at which it stands still", async () => {
    // Down to a well that a step jumps over, onto a plain.
    const objective: Objective = { answer: ({ x: [x] }) => (x! < 3 ? { value: 0, gradient: Float64Array.of(0) } : { value: x! - 10, gradient: Float64Array.of(1) }) };
    const { outcome, x, gradientNorm } = await minimize(objective, [9.5], { method: gradientDescent({ rate: 1 }), stop: { steps: 100 } });
    expect([outcome.status, outcome.converged, x, gradientNorm]).toEqual(["steps", false, [3.5], 1]);
  });

  it.each([
    { title: "lbfgsb", method: lbfgsb() },
    { title: "bfgs by Armijo", method: bfgs({ search: armijo() }) },
    { title: "lbfgs", method: lbfgs() },
  ].flatMap(({ title, method }) => [1e-12, 1e-30, 1e-150].map((unit) => ({ title, unit, method: method as Method }))))("at the minimum of $title, in whatever unit the value is: $unit", async ({ unit, method }) => {
    const { x, outcome } = await minimize((p: Tensor[]) => mul(unit, rosenbrock(p)), start, { method });
    expect(Math.max(...(x as number[]).map((xi) => Math.abs(xi - 1)))).toBeLessThan(1e-6);
    expect(outcome.converged).toBe(true);
  });

  it("at the minimum although trial steps leave the domain", async () => {
    const { x, outcome } = await minimize((p: Tensor) => sum(sub(mul(100, p), log(p))), [5]);
    expect((x as unknown as number[])[0]).toBeCloseTo(0.01, 9);
    expect(outcome.converged).toBe(true);
  });

  it("with what was thrown, and the best point, where the objective throws on the way", async () => {
    let calls = 0;
    const objective: Objective = {
      answer: ({ x }) => {
        if (++calls > 3) throw new RangeError("no more");
        return { value: Math.cosh(x[0]!), gradient: Float64Array.of(Math.sinh(x[0]!)) };
      },
    };
    const { outcome, value } = await minimize(objective, [3]);
    expect([outcome.status, String(outcome.cause)]).toEqual(["objective-error", "RangeError: no more"]);
    expect(value).toBeLessThan(Math.cosh(3));
  });

  it("as a failed search where a gradient has the wrong sign", async () => {
    const objective: Objective = { answer: ({ x }) => ({ value: x[0]! ** 2, gradient: Float64Array.of(-2 * x[0]!) }) };
    expect((await minimize(objective, [1])).outcome.status).toBe("line-search-failed");
  });
});

describe("a run rejects", () => {
  it("where the matrix of bfgs finds no place", async () => {
    const objective: Objective = { answer: ({ x }) => ({ value: x.reduce((sum, xi) => sum + (xi - 1) ** 2, 0), gradient: x.map((xi) => 2 * (xi - 1)) }) };
    expect(await rejected(minimize(objective, new Float64Array(200_000), { method: bfgs() }))).toBe("optimizer/too-many: bfgs: its matrix must find place in memory, got 200000 × 200000 numbers. Did you mean lbfgs()?");
  });

  it.each([
    { title: "an objective that throws at the start", run: () => minimize({ answer: () => { throw new TypeError("oh"); } }, [1]), says: "optimizer/objective-threw: minimize: the objective threw at the start: oh" },
    { title: "a value that is NaN at the start", run: () => minimize((p: Tensor) => sum(log(p)), [-1]), says: "optimizer/start: minimize: the start must give finite values and derivatives, got value = NaN" },
    { title: "a residual that is not finite at the start", run: () => leastSquares((p: Tensor) => log(p), [1, -1, 2]), says: "optimizer/start: leastSquares: the start must give finite values and derivatives, got residual 1 = NaN" },
  ])("$title", async ({ run, says }) => {
    expect(await rejected(run())).toBe(says);
  });
});

describe("newton, by the quadratic model of taylor,", () => {
  const saddle = ([x, y]: Tensor[]) => add(sub(square(square(x!)), square(x!)), square(y!));

  it("leaves a saddle where the gradient is zero, and says what it found", async () => {
    const { x, value, outcome } = await minimize(saddle, [0, 0], { method: newton() });
    expect(Math.abs((x as number[])[0]!)).toBeCloseTo(Math.SQRT1_2, 12);
    expect(value).toBeCloseTo(-0.25, 14);
    expect([outcome.converged, outcome.form]).toEqual([true, "bowl"]);
  });

  it.each([
    { title: "a saddle", f: saddle, form: "saddle", says: "The limit of evaluations was reached. Along some direction the function curves down here." },
    { title: "a dome", f: ([x, y]: Tensor[]) => neg(add(square(x!), square(y!))), form: "dome", says: "The limit of evaluations was reached. Along all directions the function curves down here." },
  ])("knows $title", async ({ f, form, says }) => {
    const { outcome } = await minimize(f, [0, 0], { method: newton(), stop: { evaluations: 2 } });
    expect([outcome.converged, outcome.form, outcome.message]).toEqual([false, form, says]);
  });

  it("says of a minimum that is not alone that it is flat", async () => {
    const { outcome } = await minimize(([x, y]: Tensor[]) => square(sub(add(x!, y!), 1)), [0, 0], { method: newton() });
    expect([outcome.converged, outcome.form, outcome.message]).toEqual([true, "flat", "The gradient is zero to the tolerance. Along some direction the function does not curve here."]);
  });
});

describe("batches", () => {
  const X = Array.from({ length: 60 }, (_, i) => [1, i / 60]);
  const y = X.map(([, x]) => 2 + 3 * x!);
  const loss = (w: Tensor, rows: { X: Tensor; y: Tensor }) => mean(square(sub(matmul(rows.X, w), rows.y)));
  const options = (seed: number, method: Method = adam({ rate: 0.1 })) => ({ method, data: { X, y }, batch: { size: 7 }, stop: { steps: 300 }, seed });

  it("are drawn by the seed: the same, bit for bit, for the same, and others for another", async () => {
    const [a, b, c] = await Promise.all([1, 1, 2].map((seed) => minimize(loss, [0, 0], options(seed))));
    expect(a!.x).toEqual(b!.x);
    expect(a!.x).not.toEqual(c!.x);
  });

  it("lead to the minimum, and the value is that of all rows", async () => {
    const { x, value } = await minimize(loss, [0, 0], options(1));
    expect((x as unknown as number[]).map((w) => Math.round(w * 10) / 10)).toEqual([2, 3]);
    expect(value).toBeCloseTo(X.reduce((sum, row, i) => sum + (row[0]! * (x as unknown as number[])[0]! + row[1]! * (x as unknown as number[])[1]! - y[i]!) ** 2, 0) / 60, 12);
  });

  it("that are minimal are no minimum, nor is a batch that reaches a value", async () => {
    const line = (w: Tensor, { x, y }: { x: Tensor; y: Tensor }) => mean(square(sub(mul(w, x), y)));
    // The gradient of the first row is zero everywhere; of the others, each has a minimum of its own.
    const rows = { x: [0, 1, 2, 3], y: [0, 2, 5, 5] };
    const runs = [0, 1, 2, 3].map(async (seed) => minimize(line, 0, { method: adam({ rate: 0.05 }), data: rows, batch: { size: 1 }, seed, stop: { steps: 300, value: 1e-3 } }));
    expect((await Promise.all(runs)).map(({ outcome, steps }) => [outcome.status, steps])).toEqual(runs.map(() => ["steps", 300]));
    const exact = { x: [0, 1, 2, 3], y: [0, 2, 4, 6] };
    const { outcome, x, gradientNorm } = await minimize(line, 0, { method: gradientDescent({ rate: 0.1 }), data: exact, batch: { size: 2 } });
    expect([outcome.status, x.toFixed(9)]).toEqual(["gradient", "2.000000000"]);
    expect(gradientNorm).toBeLessThan(1e-10);
  });

  it("that stand still are no minimum where all rows together have no finite value", async () => {
    const flat = (w: Tensor, { y }: { y: Tensor }) => mean(add(mul(0, w), y));
    const { outcome } = await minimize(flat, 0, { method: gradientDescent({ rate: 0.1 }), data: { y: [1, 2, 3, -Infinity] }, batch: { size: 1 }, seed: 1, stop: { steps: 3, value: -1e9 } });
    expect(outcome.converged).toBe(false);
  });

  it("are no matter of least squares", async () => {
    const residuals = (w: Tensor, { X, y }: { X: Tensor; y: Tensor }) => sub(matmul(X, w), y);
    expect(await refused(() => leastSquares(residuals, [0, 0], { data: { X, y }, batch: { size: 5 } }))).toBe("optimizer/option: leastSquares: `batch` must go with minimize, whose objective is a mean over rows, got residuals");
  });

  it("refuse sizes that are none, and data without rows", async () => {
    expect(await refused(() => minimize(loss, [0, 0], { data: { X, y }, batch: { size: 0 } }))).toMatch(/^optimizer\/option: minimize: `batch.size` must be a whole number from 1 to the 60 rows, got 0/);
    expect(await refused(() => minimize(loss, [0, 0], { data: { X, y: [1] } }))).toBe("optimizer/data: minimize: `data` must have rows, as many in each array, got 60 in X and 1 in y");
  });
});

describe("a run", () => {
  const slow = () => minimize(rosenbrock, start, { method: gradientDescent({ rate: 1e-6 }), stop: { steps: 1e7 } });

  it("tells how far it is to those who iterate, and ends where it is cancelled", async () => {
    const run = slow();
    const seen: number[] = [];
    for await (const { steps } of run) {
      seen.push(steps);
      run.cancel();
      run.cancel();
    }
    expect(seen.length).toBeGreaterThanOrEqual(1);
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("that is paused does nothing, and can be cancelled", async () => {
    const run = slow();
    run.pause();
    const first = await run.checkpoint();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect((await run.checkpoint()).sum).toBe(first.sum);
    run.cancel();
    expect((await run).outcome.status).toBe("cancelled");
  });

  it("survives a listener that throws", async () => {
    const { outcome } = await minimize(rosenbrock, start, { progress: () => { throw new Error("listener"); } });
    expect(outcome.converged).toBe(true);
  });

  it.each([
    { title: "bfgs", method: bfgs() },
    { title: "lbfgs", method: lbfgs() },
    { title: "newton", method: newton() },
    { title: "adam", method: adam({ rate: 0.1 }) },
    { title: "steepestDescent", method: steepestDescent() },
  ])("of $title goes on from a checkpoint bit for bit", async ({ method }) => {
    const whole = await minimize(rosenbrock, start, { method, stop: { steps: 12 } });
    const half = minimize(rosenbrock, start, { method, stop: { steps: 5 } });
    await half;
    const resumed = await minimize(rosenbrock, start, { method, stop: { steps: 12 }, resume: structuredClone(await half.checkpoint()) });
    expect(resumed.x).toEqual(whole.x);
    expect([resumed.value, resumed.evaluations, resumed.history]).toEqual([whole.value, whole.evaluations, whole.history]);
  });

  it("refuses a checkpoint of another problem, a damaged one, and one of another version", async () => {
    const run = minimize(rosenbrock, start, { stop: { steps: 3 } });
    await run;
    const checkpoint = await run.checkpoint();
    const resume = async (changes: object) => refused(() => minimize(rosenbrock, start, { resume: { ...checkpoint, ...changes } }));
    expect(await refused(() => minimize(rosenbrock, [0, 0], { resume: checkpoint }))).toMatch(/^optimizer\/checkpoint: minimize: the checkpoint must be of the same objective/);
    expect(await resume({ state: { ...(checkpoint.state as object), seconds: 1 } })).toMatch(/must be whole/);
    expect(await resume({ format: "gradkit/checkpoint@2" })).toMatch(/must have the format "gradkit\/checkpoint@1", got gradkit\/checkpoint@2/);
  });
});

describe("leastSquares", () => {
  const t = [0, 1, 2, 3];
  const y = [2, 1.2, 0.7, 0.45];
  const decay = ({ a, b }: { a: Tensor; b: Tensor }) => sub(mul(a, exp(mul(neg(b), t))), y);

  it("within bounds ends at the bound where the minimum is beyond, near to one rounding", async () => {
    const { x, value } = await leastSquares(decay, { a: 1, b: 1 }, { bounds: { lower: 0, upper: { a: 1.5, b: 9 } } });
    expect(x.a).toBeCloseTo(1.5, 6);
    expect(x.a).toBeLessThanOrEqual(1.5);
    const best = await leastSquares(decay, { a: 1.5, b: 1 }, { fixed: ["a"] });
    expect(value).toBeCloseTo(best.value, 6);
  });

  it.each([{ lower: -9 }, { upper: 9 }, { lower: { a: -9, b: -Infinity } }])("within %o finds what it finds without", async (bounds) => {
    const [within, without] = await Promise.all([leastSquares(decay, { a: 1, b: 1 }, { bounds }), leastSquares(decay, { a: 1, b: 1 })]);
    expect([within.x.a, within.x.b].map((xi, i) => Math.abs(xi - [without.x.a, without.x.b][i]!) < 1e-7)).toEqual([true, true]);
    expect(within.outcome.converged).toBe(true);
  });

  it("takes a function that branches on numbers, which sees tensors", async () => {
    const { x } = await leastSquares((p: Tensor) => (item(p.slice(0)) > 5 ? p.square() : p.sub([1, 2])), [0, 0]);
    expect(x).toEqual([1, 2]);
  });

  it("takes formulas of one residual each", async () => {
    const { x, outcome } = await leastSquares([parse("10 (y - x^2)"), parse("1 - x")], { x: -1.2, y: 1 });
    expect([x, outcome.status]).toEqual([{ x: 1, y: 1 }, "residuals"]);
  });

  it("names parameters that nothing depends on, where the minimum is not unique", async () => {
    const { outcome } = await leastSquares(({ a, c }: { a: Tensor; c: Tensor }) => add(sub(a, [1, 2, 4]), mul(0, c)), { a: 0, c: 1 });
    expect([outcome.status, outcome.converged, outcome.undetermined]).toEqual(["flat", true, ["c"]]);
  });
});
