import { einsum, matmul, vmap, type Tensor } from "@gradkit/autodiff";
import { NDArray } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { allSamples, arrayOf, caseOf, random, type Case } from "./case.js";
import { distance } from "./distance.js";
import { transformations } from "./transformations.js";

/** A case over a batch that is long and odd: loops, lanes, and what is left beside them. */
const wide = (given: Case, size: number): Case => {
  const next = random(size);
  const at = given.at.map((x) => new NDArray(Float64Array.from({ length: size * x.size }, (_, i) => [...x][i % x.size]! + 0.01 * next()), [size, ...x.shape]));
  return { at, f: (xs) => vmap(((...ys: Tensor[]) => given.f(ys)) as never)(...(xs as never[])) as unknown as Tensor[] };
};

/** Decompositions call the interpreter, matrix by matrix. */
const interpreted = ["eigh", "svd", "pinv", "expm", "expmTangent", "adjugate", "qr", "reciprocalGaps"];
const rows = allSamples.filter(({ name, sample }) => name !== "iota" && name !== "reciprocalGaps" && sample.shapes.every((shape) => !shape.includes(0)) && !interpreted.includes(name));
const chains = Object.entries(transformations).slice(1, 4);

describe("compiled loops", () => {
  it("there are samples of most primitives", () => expect(new Set(rows.map(({ name }) => name)).size).toBeGreaterThan(75));

  it.each(rows)("$title over a batch of 23 gives what the interpreter gives", (row) => {
    const given = wide(caseOf(row.name, row.sample, row.seed), 23);
    const off = [["f", (x: Case) => x] as const, ...chains].flatMap(([title, transform]) => {
      const ulps = distance(transform(given, row.seed));
      return ulps <= 64 ? [] : [{ title, ulps }];
    });
    expect(off).toEqual([]);
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
    expect(Object.values(transformations).slice(0, 4).map((transform) => distance(transform(given, 1))).filter((ulps) => ulps > 64)).toEqual([]);
  });

  it("float32 and products of it keep their dtype", () => {
    const next = random(5);
    const given: Case = { at: [arrayOf([9, 8], next, "float32"), arrayOf([8, 11], next, "float32")], f: ([x, y]) => [matmul(x!, y!).sin(), x!.exp(), x!.sum()] };
    expect(distance(given)).toBeLessThanOrEqual(8);
  });
});
