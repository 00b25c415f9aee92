import { expect, it } from "vitest";
import { showAval } from "../../src/aval.js";
import { bind, recordOf } from "../../src/bind.js";
import { stack } from "../../src/index.js";
import { ops } from "../../src/operations.js";
import { spread } from "../../src/primitives/rule.js";
import { numbersOf, type Tensor } from "../../src/tensor.js";
import { within } from "../../src/trace.js";
import { batchedOf, batchedTensor, batchTrace } from "../../src/transform/batch.js";
import { distance, inputsOf, numbers, random, type allSamples } from "./case.js";

/** Every choice of a batch axis, or none, for each of some ranks; at least one has one. */
const choices = (ranks: readonly number[]): (number | undefined)[][] =>
  ranks
    .reduce<(number | undefined)[][]>((lists, rank) => lists.flatMap((list) => [undefined, ...Array(rank + 1).keys()].map((axis) => [...list, axis])), [[]])
    .filter((list) => list.some((axis) => axis !== undefined));

/** What holds for every primitive, whatever it computes. */
export const itKeepsTheLaws = (samples: typeof allSamples): void => {
  it.each(samples)("$title: the shape rule tells the kernel's shape and dtype, and the arity the number of inputs", ({ name, sample, seed }) => {
    for (const dtype of ["float64", "float32"] as const) {
      const inputs = inputsOf(sample, random(seed), sample.shapes, dtype);
      const told = recordOf(name).shape(inputs, sample.params);
      expect(recordOf(name).kernel(inputs.map(numbersOf), sample.params).map(showAval)).toEqual(told.map(showAval));
      expect(recordOf(name).arity ?? inputs.length).toBe(inputs.length);
    }
  });

  it.each(samples)("$title: a batch is the stack of its elements, along whatever axes", ({ name, sample, seed }) => {
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
};
