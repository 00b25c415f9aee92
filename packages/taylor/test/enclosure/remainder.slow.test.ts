import { tensor, toNDArray, vmap } from "@gradkit/autodiff";
import { expect, it } from "vitest";
import { taylor } from "../../src/index.js";
import { formulas, programs } from "./cases.js";

const random = (seed: number): (() => number) => {
  let state = (seed * 2654435761) >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
};

const all = [...formulas, ...programs];
const each = Math.ceil(1_000_000 / all.length);

it(`no function leaves its remainder in ${all.length} × ${each} points`, () => {
  expect(all.length * each).toBeGreaterThanOrEqual(1_000_000);
  const outside = all.flatMap(({ name, f, at, box }, k) => {
    const order = k % 5;
    const T = taylor(f, [...at], order);
    const R = T.remainder(box);
    const next = random(k + 1);
    const points = Array.from({ length: each }, () => box.map(([lo, hi]) => Math.min(hi, lo + next() * (hi - lo))));
    const values = [...toNDArray(vmap(f as never)(tensor(points)) as never)] as number[];
    return points.flatMap((x, i) => {
      const error = values[i]! - T.at(x);
      const slack = 8 * Number.EPSILON * Math.max(1, Math.abs(values[i]!));
      return error >= R.lo - slack && error <= R.hi + slack ? [] : [{ name, x, error, R }];
    });
  });
  expect(outside).toEqual([]);
});
