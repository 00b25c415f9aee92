import { isFunctionName } from "@gradkit/scalar";
import { describe, expect, it } from "vitest";
import { lowerings } from "../../src/lower/lowerings.js";
import { allSamples, caseOf } from "./case.js";
import { failures, pairs, single } from "./failures.js";

/** Functions of elements are the same for any shape: one of theirs will do. */
const rows = allSamples.filter(({ name, sample }) => !isFunctionName(name) || sample.shapes[0]!.join() === "3");

describe("a compiled primitive", () => {
  it("is tried under five transformations and sixteen pairs, all but those of programs", () => {
    expect(single.map(({ title }) => title)).toEqual(["f", "jvp", "linearize", "vjp", "vmap"]);
    expect(pairs).toHaveLength(16);
    const without = ["cond", "scan", "whileLoop", "call", "customVjpTangent"];
    expect(new Set<string>([...rows.map(({ name }) => name), ...without])).toEqual(new Set(Object.keys(lowerings)));
  });

  it.each(rows)("$title gives what the interpreter gives, under every transformation", ({ name, sample, seed }) => {
    expect(failures(caseOf(name, sample, seed), seed, single)).toEqual([]);
  });
});
