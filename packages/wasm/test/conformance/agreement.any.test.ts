import { add, exp, grad, matmul, mul, sin, square, sub, sum, tanh, type Tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { agreement } from "./agreement.js";
import { bothOutputs } from "./both-outputs.js";
import type { Case } from "./case.js";
import { roundingErrors } from "./rounding-errors.js";

const given = (f: (x: Tensor) => unknown, ...xs: number[]): Case => ({ f: ([x]) => [f(x!) as Tensor], at: [new NDArray(Float64Array.from(xs), [xs.length])] });
const delta = 0.0055511151231257827;   // 10¹⁵ times the double 0.1, less 10¹⁴

describe("what rounding may do", () => {
  it.each<{ readonly title: string; readonly case: Case; readonly exact: number; readonly most: number }>([
    { title: "to a sum that cancels", case: given((x) => sum(x), 1e16, 1, -1e16), exact: 1, most: 100 },
    { title: "to a difference of near numbers", case: given((x) => sum(sub(square(x), add(mul(2, x), -1))), 1 + 2 ** -30), exact: 2 ** -60, most: 1e-14 },
    { title: "to the sine of a large number", case: given((x) => sum(sin(mul(x, 1e15))), 0.1), exact: Math.sin(1e14) * Math.cos(delta) + Math.cos(1e14) * Math.sin(delta), most: 1 },
    { title: "to the slope of tanh where it is flat", case: given(grad((x: Tensor) => sum(tanh(x)) as Tensor) as never, 10), exact: (4 * Math.exp(-20)) / (1 + Math.exp(-20)) ** 2, most: 1e-14 },
  ])("$title covers what it does, and not much more", ({ case: { f, at }, exact, most }) => {
    const { program, interpreted } = bothOutputs({ f, at });
    const error = roundingErrors(program, at)[0]![0]!;
    const done = Math.abs([...interpreted[0]!][0]! - exact);
    expect(done).toBeGreaterThan(0);
    expect(error).toBeGreaterThan(done);
    expect(error).toBeLessThan(most);
  });
});

describe("agreement", () => {
  const both = given((x) => sin(matmul(x, exp(x)).add(x)), 0.5, -0.25, 2);
  const moved = (xs: NDArray, change: (x: number, k: number, all: readonly number[]) => number): NDArray => new NDArray(Float64Array.from([...xs].map(change)), xs.shape);

  it("of equal outputs is without a difference", () => {
    const outputs = bothOutputs(both);
    expect(agreement({ ...outputs, compiled: outputs.interpreted }, both.at).off).toBe(0);
  });

  it.each<{ readonly title: string; readonly change: (x: number, k: number, all: readonly number[]) => number }>([
    { title: "a relative error of 1e-12", change: (x) => x * (1 + 1e-12) },
    { title: "two numbers that changed places", change: (_, k, all) => all[all.length - 1 - k]! },
    { title: "NaN", change: () => NaN },
    { title: "Infinity", change: () => Infinity },
    { title: "a number that is missing", change: (x, k) => (k === 0 ? 0 : x) },
  ])("sees $title", ({ change }) => {
    const outputs = bothOutputs(both);
    const { off, blur } = agreement({ ...outputs, compiled: outputs.interpreted.map((xs) => moved(xs, change)) }, both.at);
    expect(off).toBeGreaterThan(1);
    expect(blur).toBeLessThan(1e-12);
  });
});
