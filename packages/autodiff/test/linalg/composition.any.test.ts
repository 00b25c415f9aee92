import { expect, it } from "vitest";
import { recordOf } from "../../src/bind.js";
import type { Primitive } from "../../src/primitive.js";
import { primitives } from "../../src/primitives.js";
import type { Tensor } from "../../src/tensor.js";
import { caseOf } from "../primitives/case.js";
import { transformations } from "../primitives/transformations.js";
import { linalgSamples, ops } from "./samples.js";

const entries = Object.entries(transformations);
const single = entries.map(([name, apply]) => ({ title: name, apply: [apply] }));
const pairs = entries.slice(1).flatMap(([outer, apply]) => entries.slice(1).map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, apply] })));

/** Batches are stacks of matrices, and empty matrices have no differences: plain ones will do for the pairs. */
const forPairs = linalgSamples.filter(({ sample }) => sample.shapes[0]!.length < 3 && sample.shapes.flat().every((size) => size > 1));

const errorsOf = ({ name, sample, seed }: (typeof linalgSamples)[number], of: typeof pairs): { title: string; error: number }[] =>
  of.flatMap(({ title, apply }) => {
    const transformed = apply.reduce((given, transform, k) => transform(given, seed + k), { ...caseOf(name, sample, seed), error: () => 0 });
    const error = transformed.error();
    return error < 1e-6 ? [] : [{ title, error }];
  });

it("every primitive of linear algebra has samples, among them empty matrices", () => {
  expect([...new Set(linalgSamples.map(({ name }) => name))]).toEqual([
    "cholesky", "triangularSolve", "lu", "solve", "slogdet", "det", "adjugate", "qr", "eigh", "svd", "reciprocalGaps", "pinv", "expm", "expmTangent",
  ]);
  expect(new Set(forPairs.map(({ name }) => name)).size).toBe(14);
  expect(new Set(linalgSamples.filter(({ sample }) => sample.shapes.some((shape) => shape.includes(0))).map(({ name }) => name)).size).toBe(14);
});

it.each(linalgSamples)("$title agrees with differences of the kernel under every transformation", (row) => {
  expect(errorsOf(row, single)).toEqual([]);
});

it.each(forPairs)("$title agrees with differences under every pair of transformations", (row) => {
  expect(errorsOf(row, pairs)).toEqual([]);
});

/** The first sample of each primitive that is not empty nor a number. */
const firsts = [...new Map(linalgSamples.filter(({ sample }) => sample.shapes[0]!.every((size) => size > 1)).toReversed().map((row) => [row.name, row])).values()];

/** The largest errors that jvp, vjp and linearize show while another record stands in for a primitive. */
const errorsWith = (change: (right: Primitive<unknown>) => Partial<Primitive<unknown>>, { name, sample, seed }: (typeof firsts)[number]): number[] => {
  const right = recordOf(name) as unknown as Primitive<unknown>;
  const put = (record: typeof right): unknown => primitives.set(name, record as never);
  put({ ...right, ...change(right) });
  try {
    return [transformations.jvp, transformations.vjp, transformations.linearize].map((transform) => transform(caseOf(name, sample, seed), seed).error());
  } finally {
    put(right);
  }
};

it.each(firsts)("a tangent of $name that is 10 % off does not pass", (row) => {
  const tenth = (x: Tensor | undefined): Tensor | undefined => x && ops.mul(x, ops.constant(1.1, x.dtype));
  expect(Math.min(...errorsWith((right) => ({ jvp: (...args) => right.jvp(...args).map(tenth) }), row))).toBeGreaterThan(1e-5);
  expect(Math.max(...errorsWith(() => ({}), row))).toBeLessThan(1e-6);
});

it.each(firsts.filter(({ name }) => recordOf(name).transpose))("a transpose of $name that forgets to transpose the matrix does not pass", (row) => {
  const forgetful = (right: Primitive<unknown>): Partial<Primitive<unknown>> => ({
    transpose: (F, cts, [a, ...rest], params) => right.transpose!(F, cts, [{ constant: ops.transpose(a!.constant!) }, ...rest], { ...(params as object), lower: false }),
  });
  const [, vjp] = errorsWith(forgetful, row);
  expect(vjp).toBeGreaterThan(1e-3);
});
