import { add, concat, item, matmul, mean, mul, softplus, square, sub, sum, type Tensor } from "@gradkit/autodiff";
import { array, fromData, NDArray } from "@gradkit/shapes";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adam, bfgs, evaluatorFor, leastSquares, minimize, newton, type Answer, type OptimizeOptions } from "../../src/index.js";
import { chunksOf, rowCounts } from "../../src/objective/chunks.js";
import { reduction } from "../../src/objective/reduction.js";
import { refused } from "@repo/testing";

interface Data { readonly X: Tensor; readonly y: Tensor }
const X = Array.from({ length: 103 }, (_, i) => [1, Math.sin(i), Math.cos(3 * i)]);
const y = X.map(([, a, b]) => (a! - b! + Math.sin(a! * 50) > 0 ? 1 : -1));
const data = { X, y };
const logistic = (w: Tensor, { X: rows, y: signs }: Data) => add(mean(softplus(mul(-1, mul(signs, matmul(rows, w))))), mul(0.01, sum(square(w))));
const summed = (w: Tensor, { X: rows, y: signs }: Data) => sum(softplus(mul(-1, mul(signs, matmul(rows, w)))));
const residuals = (w: Tensor, { X: rows, y: targets }: Data) => sub(matmul(rows, w), targets);

describe("an objective of chunks of rows", () => {
  it.each([
    { title: "a mean by bfgs", run: (o: OptimizeOptions) => minimize(logistic, [0, 0, 0], { ...o, method: bfgs(), data }), of: "mean" },
    { title: "a mean by Newton's method", run: (o: OptimizeOptions) => minimize(logistic, [0, 0, 0], { ...o, method: newton(), data }), of: "mean" },
    { title: "a sum", run: (o: OptimizeOptions) => minimize(summed, [0, 0, 0], { ...o, method: bfgs(), data }), of: "sum" },
    { title: "least squares", run: (o: OptimizeOptions) => leastSquares(residuals, [0, 0, 0], { ...o, data }), of: "mean" },
    { title: "one that branches on numbers", run: (o: OptimizeOptions) => minimize((w: Tensor, rows: Data) => (item(sum(square(w))) > 1e9 ? sum(w) : logistic(w, rows)), [0, 0, 0], { ...o, method: bfgs(), data }), of: "mean" },
  ] as const)("has the minimum of all rows: $title", async ({ run, of }) => {
    const whole = await run({});
    for (const size of [10, 64]) {
      const parted = await run({ chunks: { size, of } });
      expect(parted.outcome.converged).toBe(true);
      expect(parted.value).toBeCloseTo(whole.value, 10);
      for (const [k, x] of (parted.x as number[]).entries()) expect(x).toBeCloseTo((whole.x as number[])[k]!, 6);
    }
  });

  it("goes on from a checkpoint with the same bits, before and after it is compiled", async () => {
    const options = { data, chunks: { size: 20 }, method: adam({ rate: 0.05 }) };
    const whole = await minimize(logistic, [0, 0, 0], { ...options, stop: { steps: 80, gradient: 0 } });
    for (const steps of [1, 5, 40]) {
      const part = minimize(logistic, [0, 0, 0], { ...options, stop: { steps, gradient: 0 } });
      await part;
      expect((await minimize(logistic, [0, 0, 0], { ...options, stop: { steps: 80, gradient: 0 }, resume: await part.checkpoint() })).x).toEqual(whole.x);
    }
    const other = minimize(logistic, [0, 0, 0], { ...options, chunks: { size: 21 }, stop: { steps: 3 } });
    await other;
    const checkpoint = await other.checkpoint();
    expect(await refused(() => minimize(logistic, [0, 0, 0], { ...options, resume: checkpoint }))).toMatch(/^optimizer\/checkpoint: minimize: the checkpoint must be of the same/);
  });

  it.each([
    { title: "a mean that is a sum", call: () => minimize(summed, [1, 0, 0], { data, chunks: { size: 50 } }), says: /^optimizer\/chunks: minimize: the objective, a mean over rows, must follow from chunks of the rows, got .* from the first 100 rows, and .* by chunks\. Did you mean chunks: \{ of: "sum" \}\?$/ },
    { title: "a sum that is a mean", call: () => minimize(logistic, [1, 0, 0], { data, chunks: { size: 50, of: "sum" } }), says: /^optimizer\/chunks: .* Did you mean chunks: \{ of: "mean" \}\?$/ },
    { title: "a sum with a penalty beside it", call: () => minimize((w: Tensor, rows: Data) => add(summed(w, rows), sum(square(w))), [1, 1, 0], { data, chunks: { size: 50, of: "sum" } }), says: /^optimizer\/chunks: / },
    { title: "residuals that are not of rows alone", call: () => leastSquares((w: Tensor, rows: Data) => concat([residuals(w, rows), w]), [1, 1, 0], { data, chunks: { size: 50 } }), says: /^optimizer\/chunks: leastSquares: the sum of squares must follow from chunks of the rows, got .* by chunks$/ },
    { title: "no rows", call: () => minimize((w: Tensor) => sum(w), [1], { chunks: {} }), says: "optimizer/option: minimize: `chunks` must go with `data`, of which they are rows, got none" },
    { title: "an evaluator", call: () => minimize(evaluatorFor((w: Tensor) => sum(w), [1]), [1], { data, chunks: {} }), says: "optimizer/option: minimize: `chunks` must go with a function of rows, got an evaluator" },
    { title: "batches", call: () => minimize(logistic, [0, 0, 0], { data, batch: { size: 5 }, chunks: {} }), says: "optimizer/option: minimize: `chunks` must go without `batch`, got both" },
    { title: "a size that is none", call: () => minimize(logistic, [0, 0, 0], { data, chunks: { size: 104 } }), says: "optimizer/option: minimize: `chunks.size` must be a whole number from 1 to the 103 rows, got 104" },
    { title: "another word", call: () => minimize(logistic, [0, 0, 0], { data, chunks: { of: "median" as never } }), says: 'optimizer/option: minimize: `chunks.of` must be "mean" or "sum", got median' },
  ])("is refused for $title", async ({ call, says }) => {
    expect(await refused(call)).toMatch(says);
  });
});

describe("chunksOf", () => {
  const columns = (count: number, width: number) => ({ count, arrays: [fromData(new Float64Array(count * width), [count, width])] });

  it.each([
    { count: 1_000_000, width: 10, chunks: 32 },
    { count: 3200, width: 100, chunks: 32 },
    { count: 1000, width: 20, chunks: 10 },
    { count: 10, width: 1, chunks: 1 },
  ])("of $count rows of $width numbers makes $chunks", ({ count, width, chunks }) => {
    const counts = rowCounts(chunksOf("minimize", columns(count, width), {}, false), count);
    expect([counts.length, counts.reduce((sum, rows) => sum + rows, 0)]).toEqual([chunks, count]);
  });
});

describe("reduction(weights)", () => {
  const answersOf = (values: readonly number[]): readonly Answer[] => values.map((value) => ({ value, gradient: Float64Array.of(value / 3, -value) }));
  const reduced = (answers: readonly Answer[], order: readonly number[]): Answer => {
    const { add: take, whole } = reduction(answers.map(() => 1 / 7));
    for (const part of order) take(part, structuredClone(answers[part]!));
    return whole();
  };

  it("has the same bits in whatever order parts come, and the sum of them", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 40 }), fc.infiniteStream(fc.nat()), (values, keys) => {
        const answers = answersOf(values);
        const shuffled = values.map((_, k) => ({ k, key: keys.next().value as number })).toSorted((a, b) => a.key - b.key).map(({ k }) => k);
        const [inOrder, any] = [reduced(answers, [...values.keys()]), reduced(answers, shuffled)] as { value: number; gradient: Float64Array }[];
        expect(any).toEqual(inOrder);
        const exact = values.reduce((sum_, value) => sum_ + value, 0) / 7;
        expect(Math.abs(inOrder!.value - exact)).toBeLessThanOrEqual(1e-14 * values.reduce((sum_, value) => sum_ + Math.abs(value), 0));
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("adds in pairs of pairs", () => {
    const [tiny, big] = [2 ** -53, 1];
    const { add: take, whole } = reduction([1, 1, 1, 1]);
    for (const [part, value] of [big, tiny, tiny, tiny].entries()) take(part, { value, gradient: new Float64Array() });
    expect(whole()).toEqual({ value: big + tiny + (tiny + tiny), gradient: new Float64Array() });
    expect(big + tiny + (tiny + tiny)).not.toBe(big + tiny + tiny + tiny);
  });

  it("joins residuals and the rows of their Jacobian", () => {
    const { add: take, whole } = reduction([1, 1]);
    take(1, { residuals: Float64Array.of(3), jacobian: Float64Array.of(5, 6) });
    take(0, { residuals: Float64Array.of(1, 2), jacobian: Float64Array.of(1, 2, 3, 4) });
    expect(whole()).toEqual({ residuals: Float64Array.of(1, 2, 3), jacobian: Float64Array.of(1, 2, 3, 4, 5, 6) });
  });

  it("leaves the answers that it is given as they are", () => {
    const given = { value: 1, gradient: Float64Array.of(1) };
    const { add: take, whole } = reduction([1, 1]);
    take(0, given);
    take(1, given);
    expect([whole(), given]).toEqual([{ value: 2, gradient: Float64Array.of(2) }, { value: 1, gradient: Float64Array.of(1) }]);
  });
});

describe("data of rows", () => {
  it("may be arrays of any strides, and have the same bits", async () => {
    const dense = array(X);
    const across = fromData(Float64Array.from([0, 1, 2].flatMap((k) => X.map((row) => row[k]!))), [3, 103]);
    const turned = new NDArray(across.data, [103, 3], [1, 103]);
    const run = async (rows: unknown) => (await minimize(logistic, [0, 0, 0], { data: { X: rows, y }, stop: { steps: 5 } })).x;
    const nested = await run(X);
    expect([await run(dense), await run(turned)]).toEqual([nested, nested]);
  });
});
