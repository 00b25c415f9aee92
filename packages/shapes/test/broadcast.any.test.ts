import { expect, it } from "vitest";
import { broadcast } from "../src/index.js";
import { anyShape, law, stretchable } from "./arbitrary.js";
import { numpy, shapeOrNull } from "./numpy.js";
import { thrown } from "./thrown.js";

it("broadcast(...shapes) gives and refuses what NumPy does", () => {
  expect(numpy.broadcast.length).toBe(60);
  expect(numpy.broadcast.map(([shapes]) => shapeOrNull(() => broadcast(...shapes)))).toEqual(numpy.broadcast.map((row) => row.at(-1)));
});

it("broadcast is commutative, in what it gives and in what it refuses", () =>
  law([anyShape, anyShape], (a, b) => expect(shapeOrNull(() => broadcast(a, b))).toEqual(shapeOrNull(() => broadcast(b, a)))));

it("broadcast is associative", () => law([stretchable], ([, a, b, c]) => expect(broadcast(broadcast(a, b), c)).toEqual(broadcast(a, broadcast(b, c)))));

it("broadcast of many is that of two, repeated", () => law([stretchable], ([, a, b, c]) => expect(broadcast(a, b, c)).toEqual(broadcast(broadcast(a, b), c))));

it("broadcast of a shape with itself, with a scalar or alone is the shape", () => law([anyShape], (s) => expect([broadcast(s, s), broadcast(s, []), broadcast(s)]).toEqual([s, s, s])));

it("broadcast of parts of a shape stretches to the shape", () => law([stretchable], ([s, ...parts]) => expect(broadcast(s, ...parts)).toEqual(s)));

it("broadcast() of nothing is a scalar", () => expect(broadcast()).toEqual([]));

it("broadcast names the two shapes that do not fit, among many", () => {
  const shapes = [[1], [5, 1], [4, 3], [2, 3]] as number[][];
  expect(thrown(() => broadcast(...shapes))?.data).toMatchObject({ got: [[5, 1], [4, 3]], at: [-2], pair: [5, 4] });
});
