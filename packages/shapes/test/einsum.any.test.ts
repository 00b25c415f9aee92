import { expect, it } from "vitest";
import { broadcast, derivative, einsum, matmul, reduce, transpose, type Shape } from "../src/index.js";
import { anyShape, anySize, law, stretchable } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";

it("einsum(spec, ...shapes) gives and refuses what NumPy does", () => {
  expect(numpy.einsum.length).toBe(120);
  expect(numpy.einsum.map(([spec, shapes]) => [spec, shapes, shapeOrNull(() => einsum(spec, ...shapes))])).toEqual(numpy.einsum);
});

it("einsum ij,jk->ik is matmul, with batches as well", () =>
  law([anySize, anySize, anySize, anyShape], (m, k, n, batch) => {
    expect(einsum("ij,jk->ik", [m, k], [k, n])).toEqual(matmul([m, k], [k, n]));
    expect(einsum("...ij,...jk->...ik", [...batch, m, k], [k, n])).toEqual(matmul([...batch, m, k], [k, n]));
  }));

it("einsum i,j->ij is the outer product, whose shape is that of a derivative", () => law([anySize, anySize], (m, n) => expect(einsum("i,j->ij", [m], [n])).toEqual(derivative([m], [n]))));

it("einsum ii is the trace and ii->i the diagonal", () => law([anySize], (n) => expect([einsum("ii", [n, n]), einsum("ii->i", [n, n])]).toEqual([[], [n]])));

it("einsum ij->ji is the transpose, ij->j a reduction, i,i a dot product", () =>
  law([anySize, anySize], (m, n) => expect([einsum("ij->ji", [m, n]), einsum("ij->j", [m, n]), einsum("i,i", [m], [m])]).toEqual([transpose([m, n]), reduce([m, n], 0), matmul([m], [m])])));

it("einsum ...,... is broadcast", () => law([stretchable], ([, a, b]) => expect(einsum("...,...", a, b)).toEqual(broadcast(a, b))));

it("einsum without an output puts the indices that stand once in alphabetical order, capitals first", () => expect(einsum("bA,aab,zc", [2, 3], [4, 4, 2], [5, 6])).toEqual([3, 6, 5]));

it("einsum does not stretch an axis of size 1 under a letter, where NumPy does", () => expect(shapeOrNull(() => einsum<string, Shape[]>("ij,jk->ik", [2, 1], [3, 4]))).toBe(null));
