import { ticks } from "d3-array";
import { fitted } from "./fitted.js";
import type { Grid } from "./grid.js";

/** Evenly spaced levels over most of the values, about so many: where their lines are dense the function is steep. */
export const evenLevels = ({ values }: Grid, count = 16): readonly number[] => ticks(...fitted(values), count);

/** Levels between which lie equal parts of the picture: for functions with steep walls around a flat valley. */
export const areaLevels = ({ values }: Grid, count = 16): readonly number[] => {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  return [...new Set(Array.from({ length: count }, (_, k) => sorted[Math.round(((k + 0.5) / count) * (sorted.length - 1))]!))].filter((level) => level !== undefined);
};
