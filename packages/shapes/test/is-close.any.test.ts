import { expect, it } from "vitest";
import { array, isClose } from "../src/index.js";
import { filledShape, law, numbered } from "./arbitrary.js";

it("isClose(a, b) holds within atol + rtol · max(|a|, |b|), whichever comes first", () => {
  const rows: [a: number, b: number, rtol: number, atol: number, close: boolean][] = [
    [1, 1, 0, 0, true], [1, 1.1, 0.1, 0, true], [1.1, 1, 0.1, 0, true], [1, 1.2, 0.1, 0, false], [-1, -1.1, 0.1, 0, true], [-1, -1.2, 0.1, 0, false], [-1, 1, 0.1, 0, false], [0, 0.5, 0, 0.5, true], [0, 0.6, 0, 0.5, false], [0, 1e-300, 0.1, 0, false],
    [Infinity, Infinity, 0, 0, true], [Infinity, -Infinity, 1, 1, false], [Infinity, 5, 1, 1, false], [NaN, NaN, 1, 1, false], [0, -0, 0, 0, true],
  ];
  expect(rows.map(([a, b, rtol, atol]) => isClose([a], [b], { rtol, atol }))).toEqual(rows.map((row) => row[4]));
  expect(rows.map(([a, b, rtol, atol]) => isClose([b], [a], { rtol, atol }))).toEqual(rows.map((row) => row[4]));
});

it("isClose(a, b) is false where shapes differ, even with the same elements", () => expect([isClose([1, 2], [[1, 2]]), isClose([[]], []), isClose(1, [1]), isClose([[]], [[]])]).toEqual([false, false, false, true]));

it("isClose(a, b) without tolerances is that of NumPy: 1e-5 relative, 1e-8 absolute", () => expect([isClose(1, 1 + 9e-6), isClose(1, 1 + 1.2e-5), isClose(0, 9e-9), isClose(0, 1.1e-8)]).toEqual([true, false, true, false]));

it("isClose reads views as their elements", () => law([filledShape], (s) => expect(isClose(numbered(s).transpose(), array(numbered(s).transpose().toNested()), { rtol: 0, atol: 0 })).toBe(true)));
