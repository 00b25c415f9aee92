import { expect, it } from "vitest";
import { bind, recordOf } from "../../src/bind.js";
import type { Tensor } from "../../src/tensor.js";
import { distance, inputsOf, numbers, random, tensorOf } from "../primitives/case.js";
import { itKeepsTheLaws } from "../primitives/laws.js";
import { linalgSamples, ops } from "./samples.js";

itKeepsTheLaws(linalgSamples);

/** float32 is computed in float64 and rounded once. */
it.each(linalgSamples)("$title: float32 differs from float64 by one rounding", ({ name, sample, seed }) => {
  const single = inputsOf(sample, random(seed), sample.shapes, "float32");
  const double = single.map((x) => ops.cast(x, "float64"));
  const wanted = bind(name, double, sample.params).map((y) => ops.cast(y, y.dtype === "int32" ? "int32" : "float32"));
  expect(numbers(bind(name, single, sample.params))).toEqual(numbers(wanted));
});

const linear = linalgSamples.filter(({ name }) => recordOf(name).transpose);

it("solutions are linear in the right side, and the tangent of expm in the direction", () => {
  expect([...new Set(linear.map(({ name }) => name))]).toEqual(["triangularSolve", "solve", "expmTangent"]);
});

it.each(linear)("$title: the transpose by the second input is the adjoint", ({ name, sample, seed }) => {
  const next = random(seed);
  const [a, b] = inputsOf(sample, next);
  const [y] = bind(name, [a!, b!], sample.params);
  const cotangent = tensorOf(y!.shape, () => 2 * next() - 1);
  const [, pulled] = recordOf(name).transpose!(ops, [cotangent], [{ constant: a! }, { linear: b! }], sample.params);
  const inner = (x: Tensor, z: Tensor): number => numbers([x]).reduce((sum, value, i) => sum + value * numbers([z])[i]!, 0);
  expect(distance([inner(pulled!, b!)], [inner(cotangent, y!)])).toBeLessThan(1e-13);
});
