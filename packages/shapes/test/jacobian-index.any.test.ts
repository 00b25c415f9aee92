import { expect, it } from "vitest";
import { derivative, flatIndex, jacobianIndex, jacobianMatrix, layout, matmul, multiIndex, size } from "../src/index.js";
import { anyShape, filledShape, law } from "./arbitrary.js";

it("derivative and jacobianMatrix have the same number of elements", () => law([anyShape, anyShape], (of, by) => expect(size(derivative(of, by))).toBe(size(jacobianMatrix(of, by)))));

it("jacobianIndex maps tensor and matrix onto one another, and keeps the row-major order", () =>
  law([filledShape, filledShape], (of, by) => {
    const map = jacobianIndex(of, by);
    const tensor = Array.from({ length: Math.min(size(derivative(of, by)), 200) }, (_, k) => [...multiIndex(k, derivative(of, by))]);
    const matrix = tensor.map((index) => map.toMatrix(index));
    expect(matrix.map(([row, column]) => map.toTensor(row, column))).toEqual(tensor);
    expect(matrix.map((index) => flatIndex(index, jacobianMatrix(of, by)))).toEqual([...tensor.keys()]);
  }));

it("the chain rule is a matrix product of the flattened views", () =>
  law([filledShape, filledShape, filledShape], (f, g, x) => expect(matmul(jacobianMatrix(f, g), jacobianMatrix(g, x))).toEqual(jacobianMatrix(f, x))));

it("layout has a matrix where the derivative has two axes at the most", () =>
  law([anyShape, anyShape], (of, by) => expect(layout(of, by).matrix === undefined).toBe(derivative(of, by).length > 2)));
