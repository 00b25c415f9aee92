import { describe, expect, it } from "vitest";
import { allSamples, caseOf } from "./case.js";
import { controlCases } from "./control-cases.js";
import { failures, pairs, single } from "./failures.js";
import { wide } from "./wide.js";

/** What has no inputs has no derivatives of higher order. */
const rows = allSamples.filter(({ name }) => name !== "iota");
const loops = rows.filter(({ name, sample }) => name !== "reciprocalGaps" && sample.shapes.every((shape) => !shape.includes(0)));

describe("compiled", () => {
  it.each(rows)("$title gives what the interpreter gives, under every pair of transformations", ({ name, sample, seed }) => {
    expect(failures(caseOf(name, sample, seed), seed, [...single, ...pairs])).toEqual([]);
  });

  it.each(loops)("$title over a batch of 23 gives what the interpreter gives, under every transformation", ({ name, sample, seed }) => {
    expect(failures(wide(caseOf(name, sample, seed), 23), seed, single.slice(0, 4))).toEqual([]);
  });

  it.each(controlCases)("$title gives what the interpreter gives, under every pair of transformations", ({ given }) => {
    expect(failures(given, 1, pairs)).toEqual([]);
  });
});
