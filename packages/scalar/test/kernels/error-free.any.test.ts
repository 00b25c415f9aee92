import * as fc from "fast-check";
import { expect, it } from "vitest";
import { productError, sumError } from "../../src/kernels/error-free.js";
import { exact } from "./exact.js";

const finite = (size: number) => fc.double({ min: -size, max: size, noNaN: true, noDefaultInfinity: true });
const seeded = { seed: 5, numRuns: 2000 } as const;

it("sumError is exactly what the sum lost", () => {
  fc.assert(fc.property(finite(1e300), finite(1e300), (a, b) => {
    const sum = a + b;
    expect(exact(sum) + exact(sumError(a, b, sum))).toBe(exact(a) + exact(b));
  }), seeded);
});

it("productError is exactly what the product lost, where nothing underflows", () => {
  const factor = fc.oneof(fc.double({ min: 1e-120, max: 1e120, noNaN: true }), fc.double({ min: -1e120, max: -1e-120, noNaN: true }));
  fc.assert(fc.property(factor, factor, (a, b) => {
    const product = a * b, scale = exact(1);
    expect((exact(product) + exact(productError(a, b, product))) * scale).toBe(exact(a) * exact(b));
  }), seeded);
});

it("a product whose error is left out would be seen", () => {
  const a = 1 + 2 ** -30;
  expect(exact(a * a) * exact(1)).not.toBe(exact(a) * exact(a));
  expect(productError(a, a, a * a)).toBe(2 ** -60);
});
