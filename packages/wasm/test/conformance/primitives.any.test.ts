import { isFunctionName } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { allNames, allSamples, caseOf } from "./case.js";
import { distance } from "./distance.js";
import { transformations } from "./transformations.js";

const entries = Object.entries(transformations);
const single = entries.map(([name, apply]) => ({ title: name, apply: [apply] }));
const pairs = entries.slice(1).flatMap(([outer, apply]) => entries.slice(1).map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, apply] })));
/** Functions of elements are the same for any shape: one of theirs will do for the pairs. What has no inputs has no derivatives of higher order. */
const forPairs = allSamples.filter(({ name, sample }) => name !== "iota" && (!isFunctionName(name) || sample.shapes[0]!.join() === "3"));

const tolerance = 64;

const failures = (row: (typeof allSamples)[number], of: typeof pairs): { title: string; ulps: number }[] =>
  of.flatMap(({ title, apply }) => {
    const ulps = distance(apply.reduce((given, transform, k) => transform(given, row.seed + k), caseOf(row.name, row.sample, row.seed)));
    return ulps <= tolerance ? [] : [{ title, ulps }];
  });

describe("compiled", () => {
  it("there are five transformations, sixteen pairs, and a sample of every primitive but those of programs", () => {
    expect(entries.map(([name]) => name)).toEqual(["f", "jvp", "linearize", "vjp", "vmap"]);
    expect(pairs).toHaveLength(16);
    const without = ["cond", "scan", "whileLoop", "call", "customVjpTangent"];
    expect(new Set(allSamples.map(({ name }) => name))).toEqual(new Set(allNames.filter((name) => !without.includes(name))));
  });

  it.each(allSamples)("$title gives what the interpreter gives, under every transformation", (row) => {
    expect(failures(row, single)).toEqual([]);
  });

  it.each(forPairs)("$title gives what the interpreter gives, under every pair of transformations", (row) => {
    expect(failures(row, pairs)).toEqual([]);
  });
});
