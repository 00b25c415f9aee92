import { fromData } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { grad, mul, ravel, sum, toArray, type Tensor } from "../../src/index.js";
import { thrown } from "@repo/testing";

const tree = { w: [[1, 2], [3, 4]], b: 5, z: Float64Array.of(6, 7), c: fromData(Float64Array.of(8, 9), [1, 2]), list: [{ q: 10 }, 11] };

describe("ravel", () => {
  const { flat, unravel, nameOf } = ravel(tree);

  it("lays the leaves in a row, in the order of the tree", () => {
    expect(Array.from(flat)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it("names each number", () => {
    expect(Array.from(flat.keys(), nameOf)).toEqual(["x.w[0, 0]", "x.w[0, 1]", "x.w[1, 0]", "x.w[1, 1]", "x.b", "x.z[0]", "x.z[1]", "x.c[0, 0]", "x.c[0, 1]", "x.list[0].q", "x.list[1]"]);
  });

  it("unravels into the containers of the tree", () => {
    const back = unravel(flat.map((x) => 10 * x));
    expect(back.w).toEqual([[10, 20], [30, 40]]);
    expect([back.b, back.list]).toEqual([50, [{ q: 100 }, 110]]);
    expect(back.z).toEqual(Float64Array.of(60, 70));
    expect(back.c.shape).toEqual([1, 2]);
  });

  it("is differentiable where the vector is a tensor", () => {
    const f = (x: Tensor) => {
      const { w, b } = unravel(x) as { w: Tensor; b: Tensor };
      return mul(b, sum(w));
    };
    expect(Array.from(grad(f)(flat))).toEqual([5, 5, 5, 5, 10, 0, 0, 0, 0, 0, 0]);
  });

  it("keeps the dtype of a leaf", () => {
    const { unravel: back } = ravel(Float32Array.of(1, 2));
    expect(back(Float64Array.of(0.1, 0.2))).toEqual(Float32Array.of(0.1, 0.2));
  });

  it("of an empty tree is empty", () => {
    expect(ravel([]).flat).toEqual(new Float64Array());
    expect(toArray(ravel(Float64Array.of()).unravel([]))).toEqual([]);
  });

  it.each([
    { title: "whole numbers", call: () => ravel({ k: Int32Array.of(1) }), says: /^autodiff\/integer: ravel: x\.k holds whole numbers/ },
    { title: "text", call: () => ravel({ k: "a" }), says: /^autodiff\/leaf: ravel: .* got string at x\.k$/ },
    { title: "a vector of another length", call: () => unravel([1, 2]), says: /^autodiff\/tree: unravel: the vector must have .* \(11\), got \(2\)$/ },
  ])("refuses $title", ({ call, says }) => {
    expect(thrown(call)).toMatch(says);
  });
});
