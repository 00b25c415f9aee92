import { expect, it } from "vitest";
import { difference, type Difference } from "../../src/difference/difference.js";
import { interpret } from "../../src/interpret.js";
import { numbers } from "../../src/numbers.js";
import { parse } from "../../src/parse/parse.js";
import further from "../data/further.json" with { type: "json" };
import scalar from "../data/scalar.json" with { type: "json" };

type Awkward = { expr: string; at: Record<string, number>; d: Record<string, unknown> };
interface Point {
  readonly name: string;
  readonly f: (x: number) => number;
  readonly x: number;
  readonly want: unknown;
}

const points: Point[] = ([...scalar.awkward, ...further.awkward] as unknown as Awkward[]).flatMap(({ expr, at, d }) => {
  const parsed = parse(expr);
  return Object.entries(d).map(([by, given]) => {
    const want = typeof given === "object" && given !== null && "v" in given ? given.v : given;
    return { name: `${expr} by ${by} at ${JSON.stringify(at)}`, f: (t: number) => interpret(parsed, numbers, { ...at, [by]: t }), x: at[by]!, want };
  });
});

const isNumber = (want: unknown): want is number => typeof want === "number";
const covers = ({ value, error }: Difference, want: number): boolean =>
  Math.abs(value - want) <= error + 2 ** -52 * Math.abs(want) || error === Infinity;

/** In doubles these are constant, or rounded alike, over all steps that suit them: nothing in the values of f tells. */
const blind = [
  'log(x + 1) - log(x) by x at {"x":1000000000000000}',
  '(1 + 1/x)^x by x at {"x":1000000000000000}',
  '1 - tanh(x) by x at {"x":20}',
  'atan(x) - pi/2 by x at {"x":100000000000000000000}',
  'x*(sqrt(x^2 + 1) - x) by x at {"x":1000000000000}',
];

it("the awkward points are all there", () => {
  expect(scalar.awkward.length + further.awkward.length).toBe(142);
  expect(points.filter(({ want }) => isNumber(want)).length).toBe(107);
});

it("where the derivative exists, the error covers it or is infinite; all but those that cancel to the last bit", () => {
  const dishonest = points.filter(({ f, x, want }) => isNumber(want) && !covers(difference(f, x), want));
  expect(dishonest.map(({ name }) => name).toSorted()).toEqual(blind.toSorted());
});

it("at least seven in ten of them have a value to a relative 10⁻⁶", () => {
  const smooth = points.filter(({ want }) => isNumber(want));
  const useful = smooth.filter(({ f, x, want }) => difference(f, x).error <= Math.max(1e-6 * Math.abs(want as number), 1e-9));
  expect(useful.length / smooth.length).toBeGreaterThan(0.7);
});

it("where both sides have finite slopes that differ, the kink is told", () => {
  const kinks = points.filter(({ want }) => typeof want === "object" && want !== null && Number.isFinite((want as { left: unknown }).left));
  expect(kinks.length).toBeGreaterThan(3);
  const told = kinks.filter(({ f, x, want }) => {
    const { left, right } = want as { left: number; right: number }, { kink } = difference(f, x);
    return kink !== undefined && Math.abs(kink.left - left) < 1e-8 && Math.abs(kink.right - right) < 1e-8;
  });
  expect(told).toHaveLength(kinks.length);
});
