import { expect, it } from "vitest";
import { withoutRows } from "../src/index.js";

const columns = { t: Float64Array.of(1, 2, 3, 4), y: Float64Array.of(5, 6, 7, 8) };

it.each([
  { rows: [], t: [1, 2, 3, 4], y: [5, 6, 7, 8] },
  { rows: [1], t: [1, 3, 4], y: [5, 7, 8] },
  { rows: [3, 0], t: [2, 3], y: [6, 7] },
  { rows: [0, 1, 2, 3], t: [], y: [] },
])("leaves each column without rows $rows", ({ rows, t, y }) => {
  expect(withoutRows(columns, rows)).toEqual({ t: Float64Array.from(t), y: Float64Array.from(y) });
});
