import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactStep, spectrumOf } from "../../src/trust-region/exact.js";
import { steihaugStart, steihaugStep } from "../../src/trust-region/steihaug.js";
import { dot, norm, times } from "../../src/vector.js";

const model = (g: Float64Array, H: Float64Array, p: Float64Array): number => dot(g, p) + dot(p, times(H, p)) / 2;

const numbers = (length: number) => fc.array(fc.integer({ min: -3000, max: 3000 }).map((thousandths) => thousandths / 1000), { minLength: length, maxLength: length });
const problem = fc.record({ g: numbers(3), entries: numbers(6), radius: fc.double({ min: 0.05, max: 5, noNaN: true }) }).map(({ g, entries: [a, b, c, d, e, f], radius }) => ({
  g: Float64Array.from(g),
  H: Float64Array.of(a!, b!, c!, b!, d!, e!, c!, e!, f!),
  radius,
}));

/** Points of the ball, evenly enough: directions by angle, lengths up to the radius. */
const ball = (radius: number): Float64Array[] => {
  const points: Float64Array[] = [];
  for (let i = 0; i <= 12; i++)
    for (let j = 0; j < 24; j++)
      for (const r of [0.25, 0.5, 0.75, 1].map((part) => part * radius)) {
        const [theta, phi] = [(Math.PI * i) / 12, (Math.PI * j) / 12];
        points.push(Float64Array.of(r * Math.sin(theta) * Math.cos(phi), r * Math.sin(theta) * Math.sin(phi), r * Math.cos(theta)));
      }
  return points;
};

describe("exactStep(spectrum, radius)", () => {
  it("is within the radius, falls as it says, and is nearly as low as any point of the ball", () => {
    fc.assert(fc.property(problem, ({ g, H, radius }) => {
      const { step, predicted } = exactStep(spectrumOf(H, g), radius);
      expect(norm(step)).toBeLessThanOrEqual(radius * (1 + 1e-9));
      expect(Math.abs(predicted + model(g, H, step))).toBeLessThan(1e-9 * (1 + Math.abs(predicted)));
      const lowest = Math.min(...ball(radius).map((p) => model(g, H, p)));
      expect(model(g, H, step)).toBeLessThanOrEqual(0.75 * lowest + 1e-9);
    }), { seed: 4, numRuns: 100 });
  });

  it("goes along negative curvature where the gradient says nothing of it", () => {
    const { step, atBorder } = exactStep(spectrumOf(Float64Array.of(-1, 0, 0, 2), Float64Array.of(0, 1)), 2);
    expect([Math.round(norm(step) * 1e6) / 1e6, atBorder]).toEqual([2, true]);
    expect(step[1]).toBeCloseTo(-1 / 3, 9);
  });
});

describe("steihaugStep", () => {
  it("is within the radius, and falls at least as far as the best step of steepest descent", () => {
    fc.assert(fc.property(problem.filter(({ g }) => norm(g) > 1e-3), ({ g, H, radius }) => {
      let state = steihaugStart(g);
      for (let k = 0; k < 20 && !state.done; k++) state = steihaugStep(state, times(H, state.direction), g, radius);
      const { step, predicted } = state.done!;
      const cauchy = Array.from({ length: 200 }, (_, k) => model(g, H, g.map((gi) => (-gi / norm(g)) * radius * ((k + 1) / 200))));
      expect(norm(step)).toBeLessThanOrEqual(radius * (1 + 1e-9));
      expect(Math.abs(predicted + model(g, H, step))).toBeLessThan(1e-9 * (1 + Math.abs(predicted)));
      expect(-predicted).toBeLessThanOrEqual(Math.min(...cauchy) + 1e-9);
    }), { seed: 4, numRuns: 100 });
  });
});
