import { describe, expect, it } from "vitest";
import { complexStep } from "../../src/difference/complex-step.js";
import { interpret } from "../../src/interpret.js";
import { parse } from "../../src/parse/parse.js";
import { caught } from "../caught.js";
import { cases, honestyOf, orders } from "./cases.js";

const { abs, cos, exp } = Math;
const step = (expr: string, x: number, order?: 1 | 2 | 3 | 4) => {
  const parsed = parse(expr);
  return complexStep((F, t) => interpret(parsed, F, { x: t }), x, order);
};

it.each(orders)("complexStep of order %i is honest in at least 95 of 100 cases, and accurate", (order) => {
  const estimated = cases.map(({ expr, x }) => step(expr, x, order)), result = honestyOf(order, estimated);
  expect(result.honest).toBeGreaterThanOrEqual(0.95 * result.total);
  expect(result.relative).toBeLessThan([0, 4e-16, 1e-12, 1e-10, 1e-8][order]!);
});

describe("complexStep", () => {
  it("keeps all digits where differences lose some: of 224 first derivatives, no error above 10⁻¹³ of the terms", () => {
    const far = cases.map(({ expr, x, derivatives }) => ({ expr, x, want: derivatives[1]!, size: Math.max(...derivatives.map(abs)), ...step(expr, x) }))
      .filter(({ value, want, size }) => !(abs(value - want) <= 1e-13 * size));
    expect(far).toEqual([]);
  });

  it.each([0, 1e-300, 1e-200, 1e-100, 1, 1e10, 1e100, 1e300])("has a step that suits x = %d and 1/x alike", (x) => {
    expect(abs(complexStep((F, t) => F.add(F.constant(1), F.sin(t)), x).value / cos(x) - 1)).toBeLessThan(1e-12);
    const t = x === 0 ? 1 : x;
    expect(abs(complexStep((F, s) => F.log(s), t).value * t - 1)).toBeLessThan(1e-12);
  });

  it("says how it was done", () => {
    expect(complexStep((F, x) => F.exp(x), 1)).toMatchObject({ method: "complex", evaluations: 7 });
    expect(complexStep((F, x) => F.exp(x), 1).step).toBeLessThan(1e-80);
  });

  it.each([
    { expr: "sqrt(x)", x: 0, value: Infinity },
    { expr: "asin(x)", x: 1, value: Infinity },
    { expr: "acos(x)", x: 1, value: -Infinity },
    { expr: "acosh(x)", x: 1, value: Infinity },
    { expr: "cbrt(x)", x: 0, value: Infinity },
    { expr: "log(x)", x: -1, value: NaN },
    { expr: "sqrt(x)", x: -1, value: NaN },
    { expr: "asin(x)", x: 1.5, value: NaN },
    { expr: "floor(x)", x: 2, value: NaN },
    { expr: "sign(x)", x: 0, value: NaN },
  ])("$expr at $x, which has no finite derivative, is $value ± Infinity", ({ expr, x, value }) => {
    expect(step(expr, x)).toMatchObject({ value, error: Infinity });
  });

  it.each([
    { expr: "abs(x)", x: 0, value: 0 },
    { expr: "relu(x)", x: 0, value: 0 },
    { expr: "x*abs(x)", x: 0, value: 0 },
    { expr: "max(x, 2*x)", x: 0, value: 1.5 },
    { expr: "x^3", x: -2, value: 12 },
    { expr: "x^2", x: 0, value: 0 },
    { expr: "x^1", x: 0, value: 1 },
    { expr: "sinc(x)", x: 0, value: 0 },
  ])("$expr at $x takes the value of the table, $value", ({ expr, x, value }) => {
    expect(abs(step(expr, x).value - value)).toBeLessThanOrEqual(1e-15 * abs(value));
  });

  it("takes second to fourth derivatives as differences of the first", () => {
    const results = ([2, 3, 4] as const).map((order) => complexStep((F, x) => F.exp(x), 1, order));
    expect(results.filter(({ value, error, method }) => !(abs(value - exp(1)) <= error && method === "complex"))).toEqual([]);
    expect(results[0]!.error).toBeLessThan(1e-12);
  });

  it("throws on a point that is not finite and on an unknown order", () => {
    expect(caught(() => complexStep((F, x) => F.exp(x), NaN))).toMatchObject({ code: "scalar/difference-point" });
    expect(caught(() => complexStep((F, x) => F.exp(x), 1, 5 as 1))).toMatchObject({ code: "scalar/difference-order" });
  });
});
