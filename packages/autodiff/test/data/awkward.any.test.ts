import { interpret, parse } from "@gradkit/scalar";
import { isGradkitError } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { add, debugNaN, div, expm1, field, grad, hypot, item, log1p, logsumexp, mul, pow, sigmoid, sinh, softplus, sqrt, square, stack, sub, tensor, type Tensor } from "../../src/index.js";
import rows from "./awkward.json" with { type: "json" };

type Row = (typeof rows)[number];
type F = (...xs: Tensor[]) => Tensor;
type OfNumbers = (...xs: readonly number[]) => number;

/**
 * What the derivatives by nesting give at an awkward point, where the formula is evaluated as it is written, in float64:
 * - right: value and derivatives are those of the data;
 * - convention: at a kink, a jump or a pole, what docs/adr/0005 or IEEE 754 say, stated in the table;
 * - explained: NaN, and debugNaN names the operation that makes it;
 * - as written: float64 loses the value itself before anything is differentiated, by cancellation or overflow, or the derivative by underflow on the way. The
 *   criterion, right or refused, cannot be met by evaluating such a text; scalar's `evaluate` meets it by enclosures, and here the function that exists for the purpose does.
 */
type Class = "right" | "convention" | "explained" | "as written";

const classes: Readonly<Record<Exclude<Class, "right">, readonly string[]>> = {
  convention: ["a17", "a19", "a25", "a43"],
  explained: ["a01", "a02", "a03", "a04", "a05", "a07", "a08", "a09", "a11", "a14", "a15", "a24"],
  "as written": ["a55", "a56", "a57", "a58", "a59", "a60", "a63", "a64", "a65", "a71", "a73", "a76", "a77", "a78", "a79", "a80", "a81", "a94"],
};
const classOf = (id: string): Class => (Object.keys(classes) as Exclude<Class, "right">[]).find((name) => classes[name].includes(id)) ?? "right";

/** Right to a part in 10¹², or to the smallest number there is. */
const isRight = (got: number, wanted: number): boolean => Object.is(got, wanted) || got === wanted || Math.abs(got - wanted) <= 1e-12 * Math.abs(wanted) + Number.MIN_VALUE;

/** The value and the derivative by each variable; "NaN" where there is none. */
const wantedOf = ({ f, d }: Row): number[] => [f, ...d].map(Number);
const argumentsOf = ({ at }: Row): number[] => Object.values(at) as number[];
const written = ({ expr, at }: Row): F => (...xs) => interpret(parse(expr), field, Object.fromEntries(Object.keys(at).map((name, k) => [name, tensor(xs[k]!)])));

/** f and its derivative by each argument, as functions of numbers. */
const functionsOf = (f: F, count: number): F[] => [f, ...Array.from({ length: count }, (_, k) => grad(f, k) as unknown as F)];
const results = (f: F, args: readonly number[]): number[] => functionsOf(f, args.length).map((g) => item((g as unknown as OfNumbers)(...args)));

/** What debugNaN says of a call that gives NaN: the operation. */
const explanation = (call: () => unknown): string => {
  try {
    return `${String(call())} without a word`;
  } catch (e) {
    if (!isGradkitError(e, "autodiff/nan")) throw e;
    return (e.data as { operation: string }).operation;
  }
};

const by = (name: Class): Row[] => rows.filter(({ id }) => classOf(id) === name);

it("every one of the 64 points has one class, and 30 are right as written", () => {
  expect(rows).toHaveLength(64);
  expect(Object.values(classes).flat().filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  expect(by("right")).toHaveLength(30);
});

describe("right as written", () => {
  it.each(by("right"))("$id $expr at $at", (row) => {
    const got = results(written(row), argumentsOf(row));
    expect(got.filter((x, k) => !isRight(x, wantedOf(row)[k]!))).toEqual([]);
  });
});

describe("by convention", () => {
  const conventions: Readonly<Record<string, readonly number[]>> = { a17: [0, 0], a19: [0, 0], a25: [0, 0, 0], a43: [Infinity, -Infinity] };
  it.each(by("convention"))("$id $expr at $at", (row) => expect(results(written(row), argumentsOf(row)).map((x) => x + 0)).toEqual(conventions[row.id]));
});

describe("a NaN that debugNaN explains", () => {
  it.each(by("explained"))("$id $expr at $at", (row) => {
    const args = argumentsOf(row);
    const got = results(written(row), args);
    const said = functionsOf(written(row), args.length).map((g) => explanation(() => (debugNaN(g) as unknown as OfNumbers)(...args)));
    expect(got.some(Number.isNaN)).toBe(true);
    // Each result is NaN and explained, or a number that is right.
    expect(got.filter((x, k) => !(Number.isNaN(x) ? /^\w+\(.+\)$/u.test(said[k]!) : isRight(x, wantedOf(row)[k]!)))).toEqual([]);
  });
});

describe("lost as written, and right by the function for it", () => {
  /** The same function, said in a way that float64 can follow; without one the text has no better form among the operations of this package. */
  const stable: Readonly<Record<string, F | undefined>> = {
    a55: (x) => div(x!, add(sqrt(add(1, x!)), 1)) as Tensor,
    a56: (x) => expm1(x!),
    a57: (x) => div(1, add(sqrt(add(x!, 1)), sqrt(x!))) as Tensor,
    a58: (x) => log1p(div(1, x!)) as Tensor,
    a59: undefined,
    a60: undefined,
    a63: (x, y) => mul(sub(x!, y!), add(x!, y!)) as Tensor,
    a64: (x) => log1p(mul(2, square(sinh(div(x!, 2))))) as Tensor,
    a65: (x) => { const root = hypot(1, x!); return div(1, mul(root, add(root, x!))) as Tensor; },
    a71: (x) => sigmoid(x!),
    a73: (x) => softplus(x!),
    a76: undefined,
    a77: (x, y) => hypot(x!, y!) as Tensor,
    a78: (x, y) => hypot(x!, y!) as Tensor,
    a79: (x) => div(x!, hypot(1, x!)) as Tensor,
    a80: (...xs) => logsumexp(stack(xs)) as Tensor,
    a81: (x, y) => sigmoid(sub(x!, y!)) as Tensor,
    a94: (x) => div(1, add(1, pow(x!, -2))) as Tensor,
  };
  const lost = by("as written");

  it("every one has a form of its own, but three", () => {
    expect(Object.keys(stable)).toEqual(lost.map(({ id }) => id));
    expect(lost.filter(({ id }) => !stable[id]).map(({ id }) => id)).toEqual(["a59", "a60", "a76"]);
  });

  it.each(lost)("$id $expr at $at is not right as written", (row) => {
    expect(results(written(row), argumentsOf(row)).every((x, k) => isRight(x, wantedOf(row)[k]!))).toBe(false);
  });

  it.each(lost.filter(({ id }) => stable[id]))("$id $expr at $at", (row) => {
    const got = results(stable[row.id]!, argumentsOf(row));
    expect(got.map((x, k) => [x, wantedOf(row)[k]!]).filter(([x, wanted]) => !isRight(x!, wanted!))).toEqual([]);
  });
});
