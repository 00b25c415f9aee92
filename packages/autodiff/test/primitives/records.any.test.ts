import { functionNames } from "@gradkit/scalar";
import { expect, it } from "vitest";
import { bind, recordOf } from "../../src/bind.js";
import { ops } from "../../src/operations.js";
import { numbersOf, type Tensor } from "../../src/tensor.js";
import { showAval } from "../../src/aval.js";
import { stack } from "../../src/index.js";
import { batchedOf, batchedTensor, batchTrace } from "../../src/transform/batch.js";
import { within } from "../../src/trace.js";
import { spread } from "../../src/primitives/rule.js";
import { allSamples, coreNames, distance, inputsOf, numbers, random, tensorOf } from "./case.js";

const structural = [
  "less", "lessEqual", "equal", "scale", "stopGradient", "cast", "broadcastTo", "reshape", "transpose", "slice", "pad", "reverse", "concat",
  "sum", "prod", "maximum", "minimum", "argmax", "argmin", "cumsum", "argsort", "einsum", "gather", "scatterAdd", "iota",
];
/** Their parameters are programs; their tests stand with what makes these. */
const control = ["cond", "scan", "whileLoop", "call", "customVjpTangent"];

it("the table of primitives is scalar's table, the structural operations and control flow", () => {
  expect(coreNames.toSorted()).toEqual([...functionNames.filter((name) => name !== "restrict"), ...structural, ...control].toSorted());
});

it("every primitive but those of control flow has samples, with those of an axis of size 0 and 1 or a scalar among them for most", () => {
  const sampled = new Set(allSamples.map(({ name }) => name));
  expect(coreNames.filter((name) => !sampled.has(name))).toEqual(control);
  const withEmpty = new Set(allSamples.filter(({ sample }) => sample.shapes.some((shape) => shape.includes(0))).map(({ name }) => name));
  expect(withEmpty.size).toBeGreaterThan(functionNames.length);
});

it.each(allSamples)("$title: the shape rule tells the kernel's shape and dtype", ({ name, sample, seed }) => {
  for (const dtype of ["float64", "float32"] as const) {
    const inputs = inputsOf(sample, random(seed), sample.shapes, dtype);
    const told = recordOf(name).shape(inputs, sample.params);
    const made = recordOf(name).kernel(inputs.map(numbersOf), sample.params);
    expect(made.map(showAval)).toEqual(told.map(showAval));
  }
});

it.each(allSamples)("$title: float32 differs from float64 by its rounding", ({ name, sample, seed }) => {
  const single = inputsOf(sample, random(seed), sample.shapes, "float32");
  const double = single.map((x) => (x.dtype === "float32" ? ops.cast(x, "float64") : x));
  expect(distance(numbers(bind(name, single, sample.params)), numbers(bind(name, double, sample.params)))).toBeLessThan(4e-7);
});

/** Every choice of a batch axis, or none, for each of some ranks; at least one has one. */
const choices = (ranks: readonly number[]): (number | undefined)[][] =>
  ranks
    .reduce<(number | undefined)[][]>((lists, rank) => lists.flatMap((list) => [undefined, ...Array(rank + 1).keys()].map((axis) => [...list, axis])), [[]])
    .filter((list) => list.some((axis) => axis !== undefined));

it.each(allSamples)("$title: a batch is the stack of its elements, along whatever axes", ({ name, sample, seed }) => {
  const size = 2;
  const next = random(seed);
  for (const axes of choices(sample.shapes.map(({ length }) => length))) {
    const elements = Array.from({ length: size }, () => inputsOf(sample, next));
    const alone = (k: number): Tensor[] => axes.map((axis, j) => elements[axis === undefined ? 0 : k]![j]!);
    const expected = bind(name, alone(0), sample.params).map((y, i) => stack([y, bind(name, alone(1), sample.params)[i]!]));
    const batched = within(
      (level) => ({ traces: [batchTrace(level, size)] as const }),
      ({ traces: [trace] }) => {
        const inputs = axes.map((axis, j) => (axis === undefined ? elements[0]![j]! : batchedTensor(trace, stack(elements.map((element) => element[j]!), axis as 0), axis)));
        return bind(name, inputs, sample.params).map((y) => spread(ops, batchedOf(trace, y), size));
      },
    );
    expect(batched.map(showAval), `axes ${axes.join()}`).toEqual(expected.map(showAval));
    expect(distance(numbers(batched), numbers(expected)), `axes ${axes.join()}`).toBeLessThan(1e-14);
  }
});

/** ⟨ȳ, A x⟩ = ⟨Aᵀ ȳ, x⟩, for every input in which a primitive is linear, the others being constants. */
const linearInputs: Readonly<Record<string, readonly (readonly number[])[]>> = {
  neg: [[0]], add: [[0], [1], [0, 1]], sub: [[0], [1], [0, 1]], mul: [[0], [1]], div: [[0]], where: [[1], [2], [1, 2]], scale: [[0], [1]],
  cast: [[0]], broadcastTo: [[0]], reshape: [[0]], transpose: [[0]], slice: [[0]], pad: [[0]], reverse: [[0]], concat: [[0], [0, 1]],
  sum: [[0]], cumsum: [[0]], einsum: [[0], [1]], gather: [[0]], scatterAdd: [[0], [2], [0, 2]],
};

it("every primitive with a transpose rule is in the table of linear inputs, and no other", () => {
  expect(coreNames.filter((name) => recordOf(name).transpose && !control.includes(name)).toSorted()).toEqual(Object.keys(linearInputs).toSorted());
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
