import { expect, it } from "vitest";
import { flatIndex, multiIndex, size, strides, type Shape } from "../src/index.js";
import { filledShape, law } from "./arbitrary.js";

const places = (shape: Shape) => Array.from({ length: size(shape) }, (_, k) => k);

it("flatIndex and multiIndex are inverse to one another", () => law([filledShape], (s) => expect(places(s).map((k) => flatIndex(multiIndex(k, s), s))).toEqual(places(s))));

it("flatIndex is the sum of index times stride", () =>
  law([filledShape], (s) => expect(places(s).map((k) => multiIndex(k, s).reduce((sum, i, axis) => sum + i * strides(s)[axis]!, 0))).toEqual(places(s))));

it("flatIndex and multiIndex count from the end where negative", () =>
  law([filledShape], (s) => expect([flatIndex(s.map(() => -1), s), flatIndex(multiIndex(-1, s), s)]).toEqual([size(s) - 1, size(s) - 1])));

it("the last axis runs fastest", () => expect([0, 1, 2, 3].map((k) => multiIndex(k, [2, 2]))).toEqual([[0, 0], [0, 1], [1, 0], [1, 1]]));
