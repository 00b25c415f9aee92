import type { Range } from "../plot/scale.js";
import type { MethodName } from "./lane-task.js";

/** A function of x and y to descend, where it is worth looking at, and a learning rate for each method that has one. */
export interface SurfaceRow {
  readonly name: string;
  readonly source: string;
  readonly x: Range;
  readonly y: Range;
  readonly start: readonly [number, number];
  readonly rates: Readonly<Partial<Record<MethodName, number>>>;
}

const usual = { gradientDescent: 0.02, momentum: 0.01, nesterov: 0.01, adagrad: 0.3, rmsprop: 0.03, adam: 0.1 };

export const surfaces: readonly SurfaceRow[] = [
  {
    name: "Ripples",
    source: "(x^2 + y^2)/5 + sin(2x)*sin(2y)/2",
    x: [-3, 3],
    y: [-3, 3],
    start: [2.5, 2.2],
    rates: { ...usual, gradientDescent: 0.05, momentum: 0.02, nesterov: 0.02, rmsprop: 0.05 },
  },
  {
    name: "Rosenbrock",
    source: "(1 - x)^2 + 100(y - x^2)^2",
    x: [-2, 2],
    y: [-1, 3],
    start: [-1.2, 1],
    rates: { ...usual, gradientDescent: 0.001, momentum: 0.0005, nesterov: 0.0005, rmsprop: 0.02, adam: 0.05 },
  },
  { name: "Saddle", source: "x^2 - y^2 + y^4/4", x: [-2.5, 2.5], y: [-2.5, 2.5], start: [2, 0.02], rates: { ...usual, gradientDescent: 0.05 } },
  { name: "Quadratic", source: "(x^2 + 20y^2)/2", x: [-3, 3], y: [-3, 3], start: [2.5, 1.8], rates: { ...usual, gradientDescent: 0.08, momentum: 0.05, nesterov: 0.03 } },
  {
    name: "Himmelblau",
    source: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    x: [-5, 5],
    y: [-5, 5],
    start: [-0.5, -1],
    rates: { ...usual, gradientDescent: 0.005, momentum: 0.003, nesterov: 0.003, rmsprop: 0.05, adam: 0.2 },
  },
];

/** What is known of a formula: its row, or the usual square and rates. */
export const surfaceOf = (source: string): Omit<SurfaceRow, "name"> =>
  surfaces.find((row) => row.source === source) ?? { source, x: [-3, 3], y: [-3, 3], start: [2, 1.5], rates: usual };
