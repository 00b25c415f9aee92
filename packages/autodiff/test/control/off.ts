import { NDArray, toNested } from "@gradkit/shapes";

const flat = (x: unknown): number[] => (typeof x === "number" ? [x] : x instanceof NDArray ? flat(toNested(x)) : [...(x as Iterable<unknown>)].flatMap(flat));

export interface Off {
  readonly place: number;
  readonly got: number | undefined;
  readonly expected: number | undefined;
}

/** The numbers of two nested arrays that differ, by more than a part of their size or of a thousandth of the largest. */
export const off = (got: unknown, expected: unknown, tolerance = 1e-11): Off[] => {
  const [a, b] = [flat(got), flat(expected)];
  const scale = Math.max(...b.map(Math.abs)) * 1e-3;
  const all = Array.from({ length: Math.max(a.length, b.length) }, (_, place): Off => ({ place, got: a[place], expected: b[place] }));
  return all.filter(({ got: x = NaN, expected: y = NaN }) => !(x === y || Math.abs(x - y) <= tolerance * Math.max(Math.abs(y), scale)));
};
