import { functionNames } from "@gradkit/scalar";
import { expect, it } from "vitest";
import { showAval } from "../../src/aval.js";
import { bind, recordOf } from "../../src/bind.js";
import { ops } from "../../src/operations.js";
import { controlPrimitives } from "../../src/primitives/control/records.js";
import { samples } from "../../src/primitives/samples.js";
import { primitives } from "../../src/primitives.js";
import type { Tensor } from "../../src/tensor.js";
import { allSamples, distance, inputsOf, numbers, random, tensorOf } from "./case.js";
import { itKeepsTheLaws } from "./laws.js";

const structural = [
  "less", "lessEqual", "equal", "scale", "stopGradient", "cast", "broadcastTo", "reshape", "transpose", "slice", "pad", "reverse", "concat",
  "sum", "prod", "maximum", "minimum", "argmax", "argmin", "cumsum", "argsort", "einsum", "scaleEinsum", "gather", "scatterAdd", "iota",
];
/** Their parameters are programs; their tests stand with what makes these. */
const control = ["cond", "scan", "whileLoop", "call", "customVjpTangent"];
const core = Object.keys(samples) as (keyof typeof samples)[];

it("the table of primitives is scalar's table, the structural operations and control flow", () => {
  expect(core.toSorted()).toEqual([...functionNames.filter((name) => name !== "restrict"), ...structural].toSorted());
  expect(Object.keys(controlPrimitives)).toEqual(control);
  expect([...core, ...control].filter((name) => !primitives.has(name))).toEqual([]);
});

it("most samples have one with an axis of size 0, and every primitive has one", () => {
  const withEmpty = new Set(allSamples.filter(({ sample }) => sample.shapes.some((shape) => shape.includes(0))).map(({ name }) => name));
  expect(withEmpty.size).toBeGreaterThan(functionNames.length);
  expect(core.filter((name) => samples[name].length === 0)).toEqual([]);
});

itKeepsTheLaws(allSamples);

it.each(allSamples)("$title: float32 differs from float64 by its rounding", ({ name, sample, seed }) => {
  const single = inputsOf(sample, random(seed), sample.shapes, "float32");
  const double = single.map((x) => (x.dtype === "float32" ? ops.cast(x, "float64") : x));
  expect(distance(numbers(bind(name, single, sample.params)), numbers(bind(name, double, sample.params)))).toBeLessThan(4e-7);
});

/** ⟨ȳ, A x⟩ = ⟨Aᵀ ȳ, x⟩, for every input in which a primitive is linear, the others being constants. */
const linearInputs: Readonly<Record<string, readonly (readonly number[])[]>> = {
  neg: [[0]], add: [[0], [1], [0, 1]], sub: [[0], [1], [0, 1]], mul: [[0], [1]], div: [[0]], where: [[1], [2], [1, 2]], scale: [[0], [1]],
  cast: [[0]], broadcastTo: [[0]], reshape: [[0]], transpose: [[0]], slice: [[0]], pad: [[0]], reverse: [[0]], concat: [[0], [0, 1]],
  sum: [[0]], cumsum: [[0]], einsum: [[0], [1]], scaleEinsum: [[0], [1]], gather: [[0]], scatterAdd: [[0], [2], [0, 2]],
};

it("every primitive with a transpose rule is in the table of linear inputs, and no other", () => {
  expect(core.filter((name) => recordOf(name).transpose).toSorted()).toEqual(Object.keys(linearInputs).toSorted());
});

const linear = allSamples.flatMap((row) => (linearInputs[row.name] ?? []).filter((wanted) => wanted.every((k) => k < row.sample.shapes.length)).map((wanted) => ({ ...row, wanted })));

it.each(linear)("$title: the transpose by inputs $wanted is the adjoint", ({ name, sample, seed, wanted }) => {
  const next = random(seed);
  const inputs = inputsOf(sample, next);

  const outputs = bind(name, inputs, sample.params);
  // Of a function that is affine in the wanted inputs the linear part is what remains without its value at 0.
  const constant = bind(name, inputs.map((x, k) => (wanted.includes(k) ? ops.zeros(x.shape, x.dtype) : x)), sample.params);
  const cotangents = outputs.map((y) => tensorOf(y.shape, () => 2 * next() - 1));
  const pulled = recordOf(name).transpose!(ops, cotangents, inputs.map((x, k) => (wanted.includes(k) ? { linear: x } : { constant: x })), sample.params);
  const inner = (xs: readonly Tensor[], ys: readonly Tensor[]): number => {
    const other = numbers(ys);
    return numbers(xs).reduce((sum, x, i) => sum + x * other[i]!, 0);
  };
  const left = inner(cotangents, outputs) - inner(cotangents, constant);
  const right = inner(wanted.map((k) => pulled[k]!), wanted.map((k) => inputs[k]!));
  expect(distance([right], [left])).toBeLessThan(1e-13);
  expect(wanted.map((k) => showAval(pulled[k]!))).toEqual(wanted.map((k) => showAval(inputs[k]!)));
});
