import { describe, expect, it } from "vitest";
import { differential, evaluate, format, gradient, nodeCount, parse, type MatrixExpr } from "../../src/index.js";
import { entries, exprOf, named, relativeError, symbolsOf, valuesAt, writtenOut, type Entry } from "./entries.js";

const known = new Map<Entry, MatrixExpr>();
const derivativeOf = (entry: Entry): MatrixExpr => {
  const derivative = known.get(entry) ?? gradient(exprOf(entry), entry.wrt, { structure: entry.structure });
  known.set(entry, derivative);
  return derivative;
};

it("the data holds 245 derivatives, of which 215 have a closed form", () => {
  expect([entries.length, entries.filter(({ grad }) => grad).length]).toEqual([245, 215]);
});

describe.each(named)("%s", (_, entry) => {
  it("is differentiated to the numbers of the data, in its shape", () => {
    const derivative = derivativeOf(entry);
    for (const point of entry.points) {
      const value = evaluate(derivative, valuesAt(entry, point));
      expect(value.shape).toEqual(entry.d_shape);
      expect(relativeError(value, point.d)).toBeLessThan(1e-10);
    }
  });
});

describe.each(named.filter(([, { wrt }]) => wrt.length > 1))("%s", (_, entry) => {
  it("is differentiated one symbol after the other to the same numbers", () => {
    const derivative = entry.wrt.reduce<MatrixExpr>((expr, by) => gradient(expr, by), exprOf(entry));
    expect(relativeError(evaluate(derivative, valuesAt(entry, entry.points[1]!)), entry.points[1]!.d)).toBeLessThan(1e-10);
  });
});

describe.each(named.filter(([, { grad }]) => grad))("%s", (_, entry) => {
  it("has a closed form of at most twice the nodes of the one in the data, which is read back to the same numbers", () => {
    const derivative = derivativeOf(entry);
    expect(derivative.kind).not.toBe("tensor");
    expect(nodeCount(derivative)).toBeLessThanOrEqual(2 * nodeCount(parse(writtenOut(entry.grad!, entry), symbolsOf(entry))));
    const read = parse(format(derivative), symbolsOf(entry));
    expect(relativeError(evaluate(read, valuesAt(entry, entry.points[0]!)), entry.points[0]!.d)).toBeLessThan(1e-10);
  });
});

describe.each(named.filter(([, { diff, structure }]) => diff && structure === "full"))("%s", (_, entry) => {
  it("has the differential of the data", () => {
    const [by] = entry.wrt as [string];
    const [given] = entry.points;
    const change = `d${by}`;
    const dX = changed(given!.in[by] as Nested, 1);
    const wanted = parse(writtenOut(entry.diff!, entry), [...symbolsOf(entry), ...symbolsOf({ ...entry, shapes: { [change]: entry.shapes[by]! } })]);
    const values = { ...valuesAt(entry, given!), [change]: dX };
    expect(relativeError(evaluate(differential(exprOf(entry), by), values), [...evaluate(wanted, values)])).toBeLessThan(1e-10);
  });
});

type Nested = number | readonly Nested[];

/** Other numbers in the same shape. */
const changed = (value: Nested, seed: number): Nested => (typeof value === "number" ? Math.sin(seed + value) : value.map((part, k) => changed(part, 3 * seed + k)));
