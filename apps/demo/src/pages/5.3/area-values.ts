import { computed } from "@preact/signals";
import { fitted } from "../../plot/fitted.js";
import { engine, f, J, point, shapes, state } from "./state.js";

export type Place = readonly [number, number];

/** Whether f takes the plane to the plane. */
export const isPlane = computed(() => shapes.value.of[0] === 2 && shapes.value.by[0] === 2);

const image = computed(() => {
  const run = f.value;
  return ([u, v]: Place): Place => {
    const [a, b] = run([u, v]);
    return [a!, b!];
  };
});

export const corner = computed((): Place => [point.value[0]!.at.value, point.value[1]?.at.value ?? 0]);

/** det J; undefined until what computes it is there. */
export const determinant = computed(() => (J.value.flat().every(Number.isFinite) ? engine.value?.determinantOf(J.value) : NaN));

const lines = 8;
const pieces = 48;

/** Straight lines over the inputs, of either direction. */
export const inputLines = computed((): readonly (readonly Place[])[] => {
  const w = state.w.value;
  const along = (k: number, n: number): number => -w + (2 * w * k) / n;
  return Array.from({ length: lines + 1 }, (_, k) => k).flatMap((k) => [
    Array.from({ length: pieces + 1 }, (__, l): Place => [along(k, lines), along(l, pieces)]),
    Array.from({ length: pieces + 1 }, (__, l): Place => [along(l, pieces), along(k, lines)]),
  ]);
});
export const outputLines = computed(() => inputLines.value.map((line) => line.map(image.value)));

const corners: readonly Place[] = [[0, 0], [1, 0], [1, 1], [0, 1]];
const edge = 24;

/** The square at the corner, its image under f, and the parallelogram that J makes of it. */
export const square = computed(() => {
  const [[u, v], h] = [corner.value, state.side.value];
  const round = corners.flatMap(([a, b], k) => {
    const [c, d] = corners[(k + 1) % 4]!;
    return Array.from({ length: edge }, (_, l): Place => [u + h * (a + ((c - a) * l) / edge), v + h * (b + ((d - b) * l) / edge)]);
  });
  const [y1, y2] = image.value([u, v]);
  const [[a, b], [c, d]] = J.value as [[number, number], [number, number]];
  return { square: round, image: round.map(image.value), parallelogram: corners.map(([p, q]): Place => [y1 + h * (a * p + b * q), y2 + h * (c * p + d * q)]) };
});

/** The area of a drawn outline, as it is measured on paper. */
const areaOf = (outline: readonly Place[]): number =>
  Math.abs(outline.reduce((sum, [x, y], k) => {
    const [u, v] = outline[(k + 1) % outline.length]!;
    return sum + x * v - u * y;
  }, 0)) / 2;

/** The area of the curved image over that of the square, measured on its outline: no derivative is in it. */
export const measured = computed(() => areaOf(square.value.image) / state.side.value ** 2);

/** What of the outputs is shown, with one scale on both axes. */
export const outputRange = computed((): readonly [Place, Place] => {
  const places = [...outputLines.value.flat(), ...square.value.parallelogram];
  const [x, y] = [0, 1].map((k) => fitted(places.map((place) => place[k]!))) as [Place, Place];
  const half = Math.max(x[1] - x[0], y[1] - y[0]) / 2;
  return [x, y].map(([lo, hi]): Place => [(lo + hi) / 2 - half, (lo + hi) / 2 + half]) as [Place, Place];
});
