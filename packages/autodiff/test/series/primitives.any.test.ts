import { call, functionNames, rules, taylor, variable, type FunctionName, type Rule } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import type { Tensor } from "../../src/index.js";
import { bind } from "../../src/bind.js";
import { ops } from "../../src/linalg/operations.js";
import type { PrimitiveName } from "../../src/params.js";
import { samples } from "../../src/primitives/samples.js";
import { linalgPrimitives } from "../../src/primitives/linalg/records.js";
import { linalgSamples } from "../linalg/samples.js";
import { allSamples as coreSamples, caseOf, distance, numbers } from "../primitives/case.js";
import { coefficients, curveOf, nested } from "./nested.js";

const allSamples = [...coreSamples, ...linalgSamples];

/** Forward mode in forward mode and Taylor mode round differently, the more the higher the order. */
const tolerance = 1e-10;

it("the samples are those of every primitive but control flow", () => {
  expect(new Set(coreSamples.map(({ name }) => name)).size).toBe(Object.keys(samples).length);
  expect([...new Set(linalgSamples.map(({ name }) => name))].toSorted()).toEqual(Object.keys(linalgPrimitives).toSorted());
});

/** iota has no inputs. */
it.each(allSamples.filter(({ name }) => name !== "iota"))("$title has the coefficients that nested forward mode has, along a parabola", ({ name, sample, seed }) => {
  const given = caseOf(name, sample, seed);
  const { terms, curve } = curveOf(given, seed);
  const order = 4;
  const expected = nested((t) => given.f(curve(t)), order);
  const got = coefficients(given.f, terms, order);
  expect(got.map((values, k) => distance(values, expected[k]!) < tolerance)).toEqual(expected.map(() => true));
});

const functions = functionNames.filter((name) => name !== "restrict" && (rules[name] as unknown as Rule).smoothOn.length === 1);

describe.each(functions)("%s", (name: FunctionName) => {
  const [[low, high]] = (rules[name] as unknown as Rule).smoothOn as readonly [readonly [number, number]];

  it.each([0.15, 0.4, 0.85])("has to order 12 the coefficients that scalar rounds exactly, at %s of where it is smooth", (part) => {
    const at = low + part * (high - low);
    const expected = taylor(call(name, variable("x")), "x", at, 12).coefficients;
    const got = coefficients(([x]) => bind(name as PrimitiveName, [x!], {}), [[ops.constant(at)], [ops.constant(1)]], 12).flat();
    const off = got.map((value, k) => Math.abs(value - expected[k]!) / Math.max(Math.abs(expected[k]!), size(expected, k)));
    expect(Math.max(...off)).toBeLessThan(1e-11);
  });
});

/** What a coefficient is measured by where it is nearly 0: the ones beside it. */
const size = (all: readonly number[], k: number): number => Math.max(...all.slice(Math.max(0, k - 1), k + 2).map(Math.abs), 1e-300);

it("float32 stays float32, with its rounding", () => {
  const f = ([x]: readonly Tensor[]): Tensor[] => [ops.tanh(ops.mul(x!, ops.exp(x!)))];
  const at = ops.cast(ops.constant(0.5), "float32");
  const [single, double] = [at, ops.constant(0.5)].map((x) => coefficients(f, [[x], [ops.cast(ops.constant(1), x.dtype)]], 6).flat());
  expect(distance(single!, double!)).toBeLessThan(1e-5);
  expect(numbers(f([at]))[0]).toBe(single![0]);
});
