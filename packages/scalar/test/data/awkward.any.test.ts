import { describe, expect, it } from "vitest";
import { derivative } from "../../src/derivative.js";
import { derivativeAt } from "../../src/evaluate/derivative-at.js";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { parse } from "../../src/parse/parse.js";
import { taylor } from "../../src/taylor/taylor.js";
import { isRight, largestOf, valueOrReason, type Datum } from "./agreement.js";
import further from "./further.json" with { type: "json" };
import scalar from "./scalar.json" with { type: "json" };

type Point = Readonly<Record<string, number>>;
/** A value, none ("none", or NaN in scalar.json), or the derivatives from both sides. */
type Wanted = Datum | { readonly left: Datum; readonly right: Datum };

/**
 * What came of a wanted value: "right"; "refused", with a reason, though there is one; "wrong". Where there is none, a reason is right and a number
 * is wrong.
 */
const verdict = (want: Wanted, value: number | { readonly reason: string }): "right" | "refused" | "wrong" => {
  const isNone = want === "none" || want === "NaN" || typeof want === "object";
  if (typeof value === "object") return isNone && value.reason.length > 10 ? "right" : "refused";
  return !isNone && isRight(value, want) ? "right" : "wrong";
};

/** As {@link verdict}, of a derivative: where the sides differ both are reported, and `evaluate` gives the documented convention or a reason. */
const verdictOfDerivative = (want: Wanted, expr: string, variable: string, at: Point): "right" | "refused" | "wrong" => {
  const reported = derivativeAt(parse(expr), variable, at);
  if (typeof want !== "object") return verdict(want, valueOrReason(() => evaluate(derivative(parse(expr), variable), at)));
  const { exists, left = NaN, right = NaN, reason = "" } = reported;
  return !exists && isRight(left, want.left) && isRight(right, want.right) && reason.length > 10 ? "right" : "wrong";
};

const pointsOf = (at: object): Point => ({ ...at });
const simple = (wanted: object): Wanted => ("v" in wanted ? (wanted.v as Datum) : (wanted as Wanted));

it("there are 64 awkward points of seven kinds, and 78 further ones", () => {
  expect(scalar.awkward).toHaveLength(64);
  expect([...new Set(scalar.awkward.map(({ kind }) => kind))]).toHaveLength(7);
  expect(further.awkward).toHaveLength(78);
});

describe("the awkward points of scalar.json", () => {
  const verdicts = scalar.awkward.map(({ id, expr, at, f, d }) => ({
    id,
    f: verdict(simple(f), valueOrReason(() => evaluate(parse(expr), pointsOf(at)))),
    d: Object.entries(d).map(([name, want]) => verdictOfDerivative(simple(want as object), expr, name, pointsOf(at))),
  }));

  it("all 64 have the right value and the right derivatives, or say why there are none", () => {
    expect(verdicts.filter(({ f, d }) => f !== "right" || d.some((one) => one !== "right"))).toEqual([
      // 1/x at 0 has two limits: it is refused, as a43 asks, where the file takes Infinity for x^(-1).
      { id: "a42", f: "refused", d: ["right"] },
    ]);
  });

  it.each(scalar.awkward.filter((row) => "taylor" in row))("$id $expr has the Taylor coefficients of the continuous extension", ({ expr, at, taylor: wanted }) => {
    const [[variable, center]] = Object.entries(at) as [[string, number]];
    const { coefficients } = taylor(parse(expr), variable, center, wanted!.length - 1);
    expect(coefficients.filter((value, k) => !isRight(value, wanted![k]!, largestOf(wanted!)))).toEqual([]);
  });

  it.each(scalar.awkward.filter((row) => "d2" in row || "d3" in row))("$id $expr has the higher derivatives of the data, or says why there are none", (row) => {
    const [[variable]] = Object.entries(row.at) as [[string, number]];
    const wanted = Object.entries({ 2: row.d2, 3: row.d3 }).filter(([, want]) => want !== undefined);
    const verdicts = wanted.map(([order, want]) => higher(simple(want as object), row.expr, variable, pointsOf(row.at), Number(order)));
    expect(verdicts.filter((one) => one !== "right")).toEqual([]);
  });
});

const higher = (want: Wanted, expr: string, variable: string, at: Point, order: number): "right" | "refused" | "wrong" => {
  if (typeof want !== "object") return verdict(want, valueOrReason(() => evaluate(derivative(parse(expr), variable, order), at)));
  const { exists, left = NaN, right = NaN } = derivativeAt(parse(expr), variable, at, order);
  return !exists && isRight(left, want.left) && isRight(right, want.right) ? "right" : "wrong";
};

describe.each(further.awkward)("$expr at $at", ({ expr, at, f, d }) => {
  it("has its value, or a reason why there is none", () => {
    expect(verdict(f, valueOrReason(() => evaluate(parse(expr), pointsOf(at))))).toBe("right");
  });

  it.each(Object.entries(d))("has its derivative by %s, or a reason why there is none", (name, want) => {
    expect(verdictOfDerivative(want as Wanted, expr, name, pointsOf(at))).toBe("right");
  });
});

it("a wrong number, an unexplained refusal and a value where there is none are told from the right ones", () => {
  expect(verdict(1, 1.0000001)).toBe("wrong");
  expect(verdict(1, { reason: "division by zero" })).toBe("refused");
  expect(verdict("none", 0)).toBe("wrong");
  expect(verdict("none", { reason: "" })).toBe("refused");
  expect(verdictOfDerivative({ left: -1, right: 1 }, "x", "x", { x: 0 })).toBe("wrong");
});
