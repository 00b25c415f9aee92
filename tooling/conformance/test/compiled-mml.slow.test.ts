import { vmap, type Tensor } from "@gradkit/autodiff";
import { array, type NDArray } from "@gradkit/shapes";
import { expect, it } from "vitest";
import { by, distance, mmlRows, tolerance } from "./mml-rows.js";

it.each(mmlRows)("MML $row: compiled, second derivatives are the interpreter's", ({ f, at }) => {
  expect(distance({ f: (xs) => at.map((_, k) => by(by(f, k), 0)(...xs)), at })).toBeLessThanOrEqual(tolerance);
});

it.each(mmlRows)("MML $row: compiled, a batch of the program and of its derivatives is the interpreter's", ({ f, at }) => {
  const twice = at.map((x) => array([x.toNested(), x.toNested()] as never) as NDArray);
  const over = (g: (...xs: Tensor[]) => Tensor, xs: readonly Tensor[]): Tensor => vmap(g as never)(...(xs as never[])) as unknown as Tensor;
  expect(distance({ f: (xs) => [over(f, xs), ...at.map((_, k) => over(by(f, k), xs))], at: twice })).toBeLessThanOrEqual(tolerance);
});
