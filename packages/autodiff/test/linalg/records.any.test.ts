import { expect, it } from "vitest";
import { showAval } from "../../src/aval.js";
import { bind, recordOf } from "../../src/bind.js";
import { stack } from "../../src/index.js";
import { spread } from "../../src/primitives/rule.js";
import { numbersOf, type Tensor } from "../../src/tensor.js";
import { within } from "../../src/trace.js";
import { batchedOf, batchedTensor, batchTrace } from "../../src/transform/batch.js";
import { distance, inputsOf, numbers, random, tensorOf } from "../primitives/case.js";
import { linalgSamples, ops } from "./samples.js";

it.each(linalgSamples)("$title: the shape rule tells the kernel's shape and dtype", ({ name, sample, seed }) => {
  for (const dtype of ["float64", "float32"] as const) {
    const inputs = inputsOf(sample, random(seed), sample.shapes, dtype);
    const told = recordOf(name).shape(inputs, sample.params);
    expect(recordOf(name).kernel(inputs.map(numbersOf), sample.params).map(showAval)).toEqual(told.map(showAval));
  }
});

/** float32 is computed in float64 and rounded once. */
it.each(linalgSamples)("$title: float32 differs from float64 by one rounding", ({ name, sample, seed }) => {
  const single = inputsOf(sample, random(seed), sample.shapes, "float32");
  const double = single.map((x) => ops.cast(x, "float64"));
  const wanted = bind(name, double, sample.params).map((y) => ops.cast(y, y.dtype === "int32" ? "int32" : "float32"));
  expect(numbers(bind(name, single, sample.params))).toEqual(numbers(wanted));
});

/** Every choice of a batch axis, or none, for each of some ranks; at least one has one. */
const choices = (ranks: readonly number[]): (number | undefined)[][] =>
  ranks
    .reduce<(number | undefined)[][]>((lists, rank) => lists.flatMap((list) => [undefined, ...Array(rank + 1).keys()].map((axis) => [...list, axis])), [[]])
    .filter((list) => list.some((axis) => axis !== undefined));

it.each(linalgSamples)("$title: a batch is the stack of its elements, along whatever axes", ({ name, sample, seed }) => {
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
