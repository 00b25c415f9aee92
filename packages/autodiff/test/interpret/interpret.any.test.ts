import { duals, functionNames, interval, intervals, numbers as reals, type Dual } from "@gradkit/scalar";
import { expect, it } from "vitest";
import { evaluate, jvp, oneHot, outer, sort, trace, tril, type Program, type Tensor } from "../../src/index.js";
import { interpret, type Carrier, type Elements } from "../../src/interpret/index.js";
import { dense } from "../../src/kernels/dense.js";
import { numbersOf } from "../../src/tensor.js";
import { pointOf, written } from "../control/cases.js";
import { samples } from "../../src/primitives/samples.js";
import { allSamples, caseOf, distance, numbers } from "../primitives/case.js";
import { thrown } from "@repo/testing";

const compare: Carrier<number>["compare"] = (x, y, relation) => (relation === "less" ? x < y : relation === "equal" ? x === y : x <= y);
const overNumbers: Carrier<number> = { field: reals, numberOf: (x) => x, compare };

const elementsOf = (x: Tensor): Elements<number> => ({ shape: x.shape, items: Array.from(dense(numbersOf(x))) });
const programOf = (f: (xs: readonly Tensor[]) => readonly Tensor[], at: readonly Tensor[]): Program => trace((...xs: Tensor[]) => f(xs), ...at);
const flat = (outputs: readonly Elements<number>[]): number[] => outputs.flatMap(({ items }) => items);

/** Those that a field has no rule for: they go by the order of numbers. */
const unruled = ["argmax", "argmin", "argsort"];
const rows = allSamples.filter(({ name, sample }) => !unruled.includes(name) && sample.shapes.length > 0);

it("every primitive of the core has a rule over a field but sorts and pullbacks alone", () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(Object.keys(samples).length - unruled.length - ["iota"].length);
  expect(functionNames.length).toBeGreaterThan(50);
});

it.each(rows)("$title is over numbers what its kernel gives", ({ name, sample, seed }) => {
  const { f, at } = caseOf(name, sample, seed);
  const found = interpret(programOf(f, at), overNumbers, at.map(elementsOf));
  const expected = f(at);
  expect(found.map(({ shape }) => shape)).toEqual(expected.map(({ shape }) => shape));
  expect(distance(flat(found), numbers(expected))).toBeLessThan(1e-14);
});

it.each(written)("$name is over numbers what it evaluates to", (given) => {
  const at = pointOf(given);
  const program = programOf((xs) => given.f(...xs), at);
  expect(distance(flat(interpret(program, overNumbers, at.map(elementsOf))), numbers(evaluate(program, ...at) as Tensor[]))).toBeLessThan(1e-14);
});

it("counts along any axis", () => {
  const f = (x: Tensor): Tensor => tril(outer(x, x)).add(oneHot([1, 0], 2).mul(x));
  const program = trace(f, [0.5, 2]);
  expect(flat(interpret(program, overNumbers, [{ shape: [2], items: [0.5, 2] }]))).toEqual((evaluate(program, [0.5, 2]) as number[][]).flat());
});

it("over dual numbers it is forward mode", () => {
  const f = (x: Tensor): Tensor => x.sin().mul(x.sum()).prod();
  const field = duals(reals);
  const program = trace(f, [0.5, 1.25]);
  const point = [0.5, 1.25].map((primal, k) => ({ primal, tangent: [1, -2][k]! }));
  const carrier: Carrier<Dual<number>> = { field, numberOf: () => undefined, compare: () => undefined };
  const [found] = interpret(program, carrier, [{ shape: [2], items: point }]);
  const { value, tangent } = jvp(f, [[0.5, 1.25]], [[1, -2]]);
  expect(found!.items).toEqual([{ primal: expect.closeTo(value as number, 14) as number, tangent: expect.closeTo(tangent as number, 14) as number }]);
});

it("what is not certain is an error that says so", () => {
  const carrier = { field: intervals, numberOf: ({ lo, hi }: { lo: number; hi: number }) => (lo === hi ? lo : undefined), compare: () => undefined };
  const over = (f: (x: Tensor) => Tensor): string => thrown(() => interpret(trace(f, [1, 2]), carrier, [{ shape: [2], items: [interval(0, 1), interval(2)] }]));
  expect(over((x) => x.greater(0.5))).toBe("autodiff/undecided: interpret: no value over this field: a comparison neither holds nor fails for certain");
  expect(over((x) => x.gather(x.cast("int32")))).toContain("an index or a test is not one number");
  expect(over((x) => sort(x))).toContain("argsort has no rule over a field");
});
