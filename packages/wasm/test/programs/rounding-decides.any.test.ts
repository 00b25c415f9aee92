import { add, cond, div, floor, less, mul, sin, sub, sum, trace, whileLoop, type Tensor } from "@gradkit/autodiff";
import { array } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import type { Outcome } from "./outcome.js";
import { roundingDecides } from "./rounding-decides.js";

const third = (x: Tensor): Tensor => mul(div(x, 3), 3) as Tensor;
const whole = (x: Tensor): Tensor => third(sum(x));
const at = [array([1.2, -0.7, 0.5])];
const allowed = (largest: number): number => 1e-9 * largest;
const numbers = (...values: readonly number[]): Outcome => ({ values: [values] });

describe("rounding", () => {
  // ⅓ times 3 is 1, but by chance.
  it.each<{ readonly title: string; readonly f: (x: Tensor) => unknown; readonly here: number; readonly beside: number; readonly wrong: number }>([
    { title: "what is below a whole number", f: (x) => floor(whole(x)), here: 1, beside: 0, wrong: 2 },
    { title: "a branch", f: (x) => cond(less(whole(x), 1), (y: Tensor) => mul(y, 0), (y: Tensor) => add(mul(y, 0), 5), sum(x)), here: 5, beside: 0, wrong: 6 },
    { title: "how often a loop runs", f: (x) => whileLoop((k: Tensor) => less(k, add(whole(x), 2)), (k: Tensor) => add(k, 1), sub(sum(x), whole(x))), here: 3, beside: 4, wrong: 5 },
    { title: "what is left of numbers that are nearly equal", f: (x) => mul(sub(whole(x), sum(x)), 2 ** 50), here: 0, beside: 0.5, wrong: 1000 },
  ])("decides $title, and nothing further", ({ f, here, beside, wrong }) => {
    const program = trace(f as never, ...at);
    expect([here, beside, wrong].map((y) => roundingDecides(program, at, numbers(y), allowed))).toEqual([true, true, false]);
  });

  it("decides the sign of a sum that is 0, and which infinite number its reciprocal is", () => {
    const program = trace((x: Tensor) => div(1, sum(mul(x, 0))), ...at);
    expect([Infinity, -Infinity, 0].map((y) => roundingDecides(program, at, numbers(y), allowed))).toEqual([true, true, false]);
  });

  it.each([{ off: 0, decides: true }, { off: 1e-12, decides: true }, { off: 1e-8, decides: false }, { off: NaN, decides: false }, { off: Infinity, decides: false }])("of a smooth function decides nothing that is seen: $off", ({ off, decides }) => {
    const program = trace((x: Tensor) => sum(sin(mul(x, x))), ...at);
    const exact = Math.sin(1.44) + Math.sin(0.49) + Math.sin(0.25);
    expect(roundingDecides(program, at, numbers(exact + off), allowed)).toBe(decides);
  });

  it("decides no error", () => expect(roundingDecides(trace(whole as never, ...at), at, { code: "autodiff/singular" }, allowed)).toBe(false));
});
