import * as fc from "fast-check";
import { expect, it } from "vitest";
import { differenceQuotient } from "../../src/difference/difference-quotient.js";
import { caught } from "../caught.js";

it("differenceQuotient(f, x, h) is (f(x + h) − f(x))/h, to the last bit (MML 5.3)", () => {
  fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: 1e-9, max: 5, noNaN: true }), (x, h) => {
    expect(differenceQuotient(Math.sin, x, h)).toBe((Math.sin(x + h) - Math.sin(x)) / h);
    expect(differenceQuotient(Math.sin, x, -h)).toBe((Math.sin(x - h) - Math.sin(x)) / -h);
  }), { seed: 5, numRuns: 200 });
});

it("its error falls as h, to the derivative (MML 5.4)", () => {
  const errorAt = (h: number) => differenceQuotient(Math.exp, 0, h) - 1;
  expect(Math.abs(Math.log2(errorAt(2 ** -10) / errorAt(2 ** -11)) - 1)).toBeLessThan(0.001);
});

it.each([[NaN, 1], [Infinity, 1], [1, 0], [1, NaN], [1, Infinity]])("x = %d, h = %d throws scalar/difference-point", (x, h) => {
  expect(caught(() => differenceQuotient(Math.exp, x, h))).toMatchObject({ code: "scalar/difference-point" });
});
