import { describe, expect, it } from "vitest";
import { choiceParam, flagParam, integerParam, numberParam, ratesParam, subsetParam, textParam } from "../../src/url/param.js";

describe("param.read(text)", () => {
  it.each([
    ["numberParam", numberParam(0, [-2, 2]), { "1.5": 1.5, "-2": -2, "1e-3": 0.001, "": undefined, " ": undefined, "3": undefined, x: undefined, NaN: undefined, Infinity: undefined }],
    ["integerParam", integerParam(0, [0, 20]), { "4": 4, "4.5": undefined, "21": undefined, "": undefined }],
    ["choiceParam", choiceParam(["a", "b"], "a"), { b: "b", c: undefined, "": undefined, toString: undefined }],
    ["flagParam", flagParam(false), { "1": true, "0": false, yes: undefined, "": undefined }],
    ["subsetParam", subsetParam([], 4), { "0,2": [0, 2], "": [], "2,0": undefined, "4": undefined, "1,1": undefined, "-1": undefined, a: undefined }],
    ["ratesParam", ratesParam(["adam"]), { "adam:0.5": { adam: 0.5 }, "adam:0": undefined, "sgd:1": undefined, adam: undefined, "": undefined }],
    ["textParam", textParam("", { maxLength: 3 }), { abc: "abc", abcd: undefined, "": "" }],
  ])("of %s takes its values and nothing else", (_, { read }, cases: Record<string, unknown>) => {
    expect(Object.fromEntries(Object.keys(cases).map((text) => [text, read(text)]))).toEqual(cases);
  });
});

describe("param.write(value)", () => {
  it("is read as the value", () => {
    const { read, write } = numberParam(0);
    for (const value of [0, -1.25, 1e-7, 123456.789]) expect(read(write(value))).toBe(value);
  });
});
