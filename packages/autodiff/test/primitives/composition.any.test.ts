import { expect, it } from "vitest";
import { customJvp, type Tensor } from "../../src/index.js";
import { allSamples, caseOf } from "./case.js";
import { transformations } from "./transformations.js";

const entries = Object.entries(transformations);
const pairs = [
  ...entries.map(([name, apply]) => ({ title: name, apply: [apply], tolerance: 1e-7 })),
  ...entries.flatMap(([outer, apply]) => entries.map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, apply], tolerance: 1e-6 }))),
];

/** Differences see through stopGradient, as they should not; iota has no inputs. */
const smooth = allSamples.filter(({ name }) => name !== "stopGradient" && name !== "iota");

it("there are five transformations and all their pairs", () => {
  expect(entries.map(([name]) => name).toSorted()).toEqual(["f", "jvp", "linearize", "vjp", "vmap"]);
  expect(pairs).toHaveLength(30);
});

it.each(smooth)("$title agrees with differences of the kernel under every pair of transformations", ({ name, sample, seed }) => {
  const errors = pairs.map(({ title, apply, tolerance }) => {
    const transformed = apply.reduce((given, transform, k) => transform(given, seed + k), { ...caseOf(name, sample, seed), error: () => 0 });
    return { title, tolerance, error: transformed.error() };
  });
  expect(errors.filter(({ error, tolerance }) => !(error < tolerance))).toEqual([]);
});

it.each([-1, 2])("a tangent that is %s times what it should be does not pass", (factor) => {
  const { f, at } = caseOf("sin", { shapes: [[3]], params: {} as never }, 1);
  const wrong = customJvp((x: Tensor) => f([x])[0]!, ([x], [dx]) => x!.cos().mul(dx!).mul(factor));
  const errors = [transformations.jvp, transformations.vjp, transformations.linearize].map((transform) => transform({ f: ([x]) => [wrong(x!)], at }, 1).error());
  expect(Math.min(...errors)).toBeGreaterThan(0.1);
});
