import { describe, expect, it } from "vitest";
import { controlCases } from "./control-cases.js";
import { failures, pairs, single } from "./failures.js";

/** Derivatives of derivatives, over a batch: the rest of the pairs takes patience. */
const few = pairs.filter(({ title }) => title === "jvp of vjp" || title === "vmap of vjp" || title === "vjp of vmap");

describe("compiled control flow", () => {
  it("is tried in all of its forms", () => expect(controlCases).toHaveLength(25));

  it.each(controlCases)("$title gives what the interpreter gives, under every transformation", ({ given }) => {
    expect(failures(given, 1, [...single, ...few])).toEqual([]);
  });
});
