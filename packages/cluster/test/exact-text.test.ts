import { GradkitError, isGradkitError } from "@gradkit/shapes";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromExactText, toExactText } from "../src/exact-text.js";

const back = (value: unknown): unknown => fromExactText(toExactText(value));
const settings = { seed: 20261123, numRuns: 300 } as const;

describe("toExactText(value)", () => {
  it.each([
    ["numbers that JSON lacks", [NaN, Infinity, -Infinity, -0, 0, 5e-324, 1.7976931348623157e308]],
    ["typed arrays", { a: Float64Array.of(NaN, -0, 0.1), b: Float32Array.of(0.1), c: Int32Array.of(-1, 2 ** 31 - 1), d: new Float64Array() }],
    ["a view of a part", { part: new Float64Array([1, 2, 3, 4]).subarray(1, 3) }],
    ["keys that begin with $", { $number: "1", $$float64: "x", $: null, $error: { message: 1 } }],
    ["a key that is a prototype elsewhere", JSON.parse('{ "__proto__": { "polluted": true }, "constructor": 1 }')],
    ["texts", ["", "\u2028 \ud83d\ude00 \" \\"]],
  ])("reads back: %s", (_, value) => expect(back(value)).toEqual(value));

  it("reads any plain data back", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => { expect(back(value)).toEqual(value); }), settings);
    fc.assert(fc.property(fc.float64Array(), (value) => { expect(back({ value })).toEqual({ value }); }), settings);
  });

  it("leaves out what is undefined", () => expect(toExactText({ a: undefined, b: 1 })).toBe('{"b":1}'));

  it("keeps what an error is known by", () => {
    const coded = back(new GradkitError("optimizer/start", { got: NaN }, "no start")) as GradkitError;
    expect([isGradkitError(coded, "optimizer/start"), coded.data, coded.message]).toEqual([true, { got: NaN }, "no start"]);
    expect(back(new Error("plain"))).toEqual(new Error("plain"));
  });
});
