import { sub, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { arctan, cauchy, huber, leastSquares, softL1, tukey } from "../../src/index.js";

const losses = { arctan, cauchy, huber, softL1, tukey };

describe.each(Object.entries(losses))("%s", (_, loss) => {
  it.each([1e-30, 1e-20, 1e-12, 1e-9])("is z to all digits that it has beside z², also where z is as small as %s", (z) => {
    expect(Math.abs(loss().at(z)[0] / z - 1)).toBeLessThan(2 * z + 1e-15);
  });

  it("falls as its derivative says", () => {
    const [z, h] = [0.3, 1e-5];
    const { at } = loss();
    expect((at(z + h)[0] - at(z - h)[0]) / (2 * h)).toBeCloseTo(at(z)[1], 8);
    expect((at(z + h)[1] - at(z - h)[1]) / (2 * h)).toBeCloseTo(at(z)[2], 8);
  });

  it("leads to residuals of zero at a bound, where they go down by ever shorter steps", async () => {
    const { outcome } = await leastSquares((x: Tensor) => sub(x, [1, 0]), [0.5, 0.5], { loss: loss(), bounds: { lower: 0, upper: 1 } });
    expect([outcome.status, outcome.converged]).toEqual(["residuals", true]);
  });
});
