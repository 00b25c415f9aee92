import { describe, expect, it } from "vitest";
import { evaluate, gradient, nodeCount, parse } from "../../src/index.js";
import { relativeError } from "../data/entries.js";
import { variations } from "./variations.js";
import { read, titled } from "./varied.js";

it("the table holds, and names none twice", () => {
  expect(variations.length).toBe(238);
  expect(new Set(variations.map((row) => row.join())).size).toBe(variations.length);
});

describe.each(titled(variations.filter(([, , wanted]) => wanted !== "")))("%s", (_, row) => {
  it("is what is worked out by hand, in at most twice its nodes", () => {
    const { expr, list, values, symbols } = read(row);
    const [result, wanted] = [gradient(expr, list), parse(row[2], symbols)];
    expect(relativeError(evaluate(result, values), [...evaluate(wanted, values)])).toBeLessThan(1e-10);
    expect(result.kind).not.toBe("tensor");
    expect(nodeCount(result)).toBeLessThanOrEqual(2 * nodeCount(wanted));
  });
});
