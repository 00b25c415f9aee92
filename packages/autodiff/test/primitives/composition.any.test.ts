import { isFunctionName } from "@gradkit/scalar";
import { expect, it } from "vitest";
import { customJvp, type Tensor } from "../../src/index.js";
import { allSamples, caseOf } from "./case.js";
import { transformations } from "./transformations.js";

const entries = Object.entries(transformations);
const single = entries.map(([name, apply]) => ({ title: name, apply: [apply], tolerance: 1e-7 }));
const pairs = entries.slice(1).flatMap(([outer, apply]) => entries.slice(1).map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, apply], tolerance: 1e-6 })));

/** Differences see through stopGradient, as they should not; iota has no inputs. */
const smooth = allSamples.filter(({ name }) => name !== "stopGradient" && name !== "iota");
/** Functions of elements are the same for any shape: one of theirs will do for the pairs. */
const forPairs = smooth.filter(({ name, sample }) => !isFunctionName(name) || sample.shapes[0]!.join() === "3");

const errorsOf = (row: (typeof allSamples)[number], of: typeof pairs): { title: string; error: number }[] =>
  of.flatMap(({ title, apply, tolerance }) => {
    const transformed = apply.reduce((given, transform, k) => transform(given, row.seed + k), { ...caseOf(row.name, row.sample, row.seed), error: () => 0 });
    const error = transformed.error();
    return error < tolerance ? [] : [{ title, error }];
  });

it("there are five transformations, f itself first, and sixteen pairs of the others", () => {
  expect(entries.map(([name]) => name)).toEqual(["f", "jvp", "linearize", "vjp", "vmap"]);
  expect(pairs).toHaveLength(16);
  expect(new Set(forPairs.map(({ name }) => name)).size).toBe(new Set(allSamples.map(({ name }) => name)).size - 2);
});

it.each(smooth)("$title agrees with differences of the kernel under every transformation", (row) => {
  expect(errorsOf(row, single)).toEqual([]);
});

it.each(forPairs)("$title agrees with differences under every pair of transformations", (row) => {
  expect(errorsOf(row, pairs)).toEqual([]);
});

it.each([-1, 2])("a tangent that is %s times what it should be does not pass", (factor) => {
  const { f, at } = caseOf("sin", { shapes: [[3]], params: {} as never }, 1);
  const wrong = customJvp((x: Tensor) => f([x])[0]!, ([x], [dx]) => x!.cos().mul(dx!).mul(factor));
  const errors = [transformations.jvp, transformations.vjp, transformations.linearize].map((transform) => transform({ f: ([x]) => [wrong(x!)], at }, 1).error());
  expect(Math.min(...errors)).toBeGreaterThan(0.1);
});
