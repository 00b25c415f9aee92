import { einsum, matmul, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { allSamples, arrayOf, caseOf, random, type Case } from "./case.js";
import { distance } from "./distance.js";
import { failures, single } from "./failures.js";
import { wide } from "./wide.js";

/** Decompositions call the interpreter, matrix by matrix: nothing of theirs is in lanes. */
const interpreted = ["eigh", "svd", "pinv", "expm", "expmTangent", "adjugate", "qr", "reciprocalGaps"];
const all = allSamples.filter(({ name, sample }) => name !== "iota" && !interpreted.includes(name) && sample.shapes.every((shape) => !shape.includes(0)));
const rows = all.filter(({ name }, k) => all.findLastIndex((row) => row.name === name) === k);
const chains = single.filter(({ title }) => title === "f" || title === "vjp");

describe("compiled loops", () => {
  it("there is a sample of most primitives", () => expect(rows.length).toBeGreaterThan(75));

  it.each(rows)("$title over a batch of 23 gives what the interpreter gives, with its pullback", ({ name, sample, seed }) => {
    expect(failures(wide(caseOf(name, sample, seed), 23), seed, chains)).toEqual([]);
  });

  const products: readonly { readonly spec: string; readonly shapes: readonly (readonly number[])[] }[] = [
    { spec: "ij,jk->ik", shapes: [[19, 13], [13, 22]] },
    { spec: "ij,jk->ki", shapes: [[19, 13], [13, 22]] },
    { spec: "ji,jk->ik", shapes: [[13, 19], [13, 22]] },
    { spec: "ij,kj->ik", shapes: [[33, 40], [17, 40]] },
    { spec: "bij,bjk->bik", shapes: [[3, 9, 11], [3, 11, 10]] },
    { spec: "bij,jk->bik", shapes: [[3, 9, 11], [11, 10]] },
    { spec: "ij,jk->ik", shapes: [[8, 300], [300, 8]] },
    { spec: "ij,jk->ik", shapes: [[101, 9], [9, 8]] },
    { spec: "ij,j->i", shapes: [[50, 33], [33]] },
    { spec: "ij,i->j", shapes: [[50, 33], [50]] },
    { spec: "i,j->ij", shapes: [[21], [34]] },
    { spec: "ii->i", shapes: [[21, 21]] },
    { spec: "iji->j", shapes: [[12, 5, 12]] },
  ];

  it.each(products)("einsum $spec of $shapes gives what the interpreter gives, with its derivatives", ({ spec, shapes }) => {
    const next = random(3);
    const given: Case = { at: shapes.map((shape) => arrayOf(shape, () => 2 * next() - 1)), f: (xs) => [(einsum as (spec: string, ...xs: readonly Tensor[]) => Tensor)(spec, ...xs)] };
    expect(failures(given, 1, single.slice(0, 4))).toEqual([]);
  });

  it("float32 and products of it keep their dtype", () => {
    const next = random(5);
    const given: Case = { at: [arrayOf([9, 8], next, "float32"), arrayOf([8, 11], next, "float32")], f: ([x, y]) => [matmul(x!, y!).sin(), x!.exp(), x!.sum()] };
    expect(distance(given)).toBeLessThanOrEqual(8);
  });
});
