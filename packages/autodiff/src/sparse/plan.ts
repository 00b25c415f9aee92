import { colorColumns, type Coloring } from "./coloring.js";
import { empty, type IndexSet } from "./index-set.js";
import { starColoring } from "./star-coloring.js";

/** How the entries of a matrix are found: the directions that are differentiated, and where each entry stands among the results. */
export interface Plan {
  readonly shape: readonly [rows: number, columns: number];
  readonly rowPointers: Int32Array;
  readonly columns: Int32Array;
  /** The columns that each forward pass adds up. */
  readonly forward: Coloring;
  /** The rows that each reverse pass adds up. */
  readonly reverse: Coloring;
  /** For each entry its place in the results: those of the forward passes one after another, a number for each row, then those of the reverse passes. */
  readonly places: Int32Array;
}

/**
 * For any matrix. Full rows are taken in reverse passes and the rest in forward passes, or full columns in forward passes and the rest in reverse ones: by whatever bound
 * on "full" the passes are fewest. One of the two alone is among the choices.
 *
 * @param rows   the columns of the entries of each row
 * @param count  the number of columns
 * @source Coleman & Verma, The efficient computation of sparse Jacobian matrices using automatic differentiation, 1998
 */
export const planOf = (rows: readonly IndexSet[], count: number): Plan => {
  const columns = transposed(rows, count);
  const byRows = cut(rows, count);
  const byColumns = cut(columns, rows.length);
  const [forward, reverse] = passes(byRows) <= passes(byColumns) ? [byRows.rest, byRows.full] : [byColumns.full, byColumns.rest];
  const isForward = forward === byRows.rest ? (row: number): boolean => reverse.colors[row]! < 0 : (_: number, column: number): boolean => forward.colors[column]! >= 0;
  const start = forward.count * rows.length;
  return placed(rows, count, forward, reverse, (row, column) => (isForward(row, column) ? forward.colors[column]! * rows.length + row : start + reverse.colors[row]! * count + column));
};

/**
 * For a symmetric matrix, by forward passes alone: an entry that another one of its row hides stands in the pass of its mirror image.
 *
 * @source Gebremedhin, Manne & Pothen, What color is your Jacobian?, 2005, section 4
 */
export const symmetricPlan = (rows: readonly IndexSet[]): Plan => {
  const size = rows.length;
  const columns = transposed(rows, size);
  const neighbours = rows.map((row, k) => [...new Set([...row, ...columns[k]!])].filter((other) => other !== k));
  const forward = starColoring(neighbours, rows.map((row, k) => row.length + columns[k]!.length > 0));
  const { colors } = forward;
  const around = neighbours.map((others) => countsOf(others.map((other) => colors[other]!)));
  const place = (row: number, column: number): number =>
    row === column || around[row]!.get(colors[column]!) === 1 ? colors[column]! * size + row : colors[row]! * size + column;
  return placed(rows, size, forward, { colors: new Int32Array(size).fill(-1), count: 0 }, place);
};

const countsOf = (list: readonly number[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** Rows with more entries than a bound, coloured as rows, and the columns of the rest, coloured as columns. */
interface Cut {
  readonly full: Coloring;
  readonly rest: Coloring;
}

const passes = ({ full, rest }: Cut): number => full.count + rest.count;

/** The best of all bounds 0, 1, 2, 4, …: with the last no row is full. Those that cannot be better than what is known are passed over. */
const cut = (rows: readonly IndexSet[], count: number): Cut => {
  const longest = longestOf(rows);
  const bounds = [0, ...Array.from({ length: Math.ceil(Math.log2(longest + 1)) }, (_, k) => 2 ** k), longest];
  const choices = bounds.map((bound) => {
    const full = transposed(rows.map((row) => (row.length > bound ? row : empty)), count);
    const rest = rows.map((row) => (row.length > bound ? empty : row));
    return { full, rest, least: longestOf(full) + longestOf(rest) };
  });
  let best: Cut | undefined;
  for (const { full, rest, least } of choices.toSorted((a, b) => a.least - b.least)) {
    if (best && least >= passes(best)) break;
    const other = { full: colorColumns(full, rows.length), rest: colorColumns(rest, count) };
    if (!best || passes(other) < passes(best)) best = other;
  }
  return best!;
};

const longestOf = (rows: readonly IndexSet[]): number => rows.reduce((most, { length }) => Math.max(most, length), 0);

const transposed = (rows: readonly IndexSet[], count: number): IndexSet[] => {
  const columns: number[][] = Array.from({ length: count }, () => []);
  for (const [row, set] of rows.entries()) for (const column of set) columns[column]!.push(row);
  return columns.map((column) => Int32Array.from(column));
};

const placed = (rows: readonly IndexSet[], count: number, forward: Coloring, reverse: Coloring, place: (row: number, column: number) => number): Plan => {
  const rowPointers = Int32Array.from([0, ...rows.map(({ length }) => length)]);
  for (let k = 1; k < rowPointers.length; k++) rowPointers[k] = rowPointers[k]! + rowPointers[k - 1]!;
  return {
    shape: [rows.length, count],
    rowPointers,
    columns: Int32Array.from(rows.flatMap((set) => [...set])),
    forward,
    reverse,
    places: Int32Array.from(rows.flatMap((set, row) => Array.from(set, (column) => place(row, column)))),
  };
};
