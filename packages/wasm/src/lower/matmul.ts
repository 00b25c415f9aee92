import type { Aval } from "@gradkit/autodiff";
import { add, constant, converted, load, local, mul, type Expr } from "../ir/expr.js";
import { along, at, plus, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { fold, loop, set, store, type Statement } from "../ir/statement.js";
import type { Context } from "./context.js";
import { nest } from "./nest.js";
import { stored, storedAt, virtual, whole, type Place, type Value } from "./value.js";

/** A matrix in memory: element (i, j) at place + i · row + j · column. */
interface Matrix {
  readonly buffer: Place["buffer"];
  readonly place: IndexMap;
  readonly row: number;
  readonly column: number;
}

interface Sizes {
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

/** Rows and columns of the block of the result that is held in registers, terms that are added to it before it is put back, and numbers of the left side in the cache. */
const tiles = {
  float64: { rows: 4, columns: 4, terms: 256, panel: 24576 },
  float32: { rows: 4, columns: 8, terms: 64, panel: 49152 },
} as const;
type Tile = (typeof tiles)[keyof typeof tiles];
/** Smaller products are plain loops. */
const least = { m: 8, n: 8, k: 8, all: 2048 } as const;

/** Axes that follow each other in memory as one: its size and its stride; none where they do not. */
const joinedAxis = (labels: readonly string[], own: readonly string[], strides: readonly number[], sizes: Readonly<Record<string, number>>): { readonly size: number; readonly stride: number } | undefined => {
  const axes = labels.filter((label) => sizes[label] !== 1).map((label) => ({ size: sizes[label]!, stride: strides[own.indexOf(label)]! }));
  const last = axes.at(-1);
  const isEven = axes.every(({ stride }, k) => k === axes.length - 1 || stride === axes[k + 1]!.stride * axes[k + 1]!.size);
  return isEven ? { size: axes.reduce((n, { size }) => n * size, 1), stride: last?.stride ?? 0 } : undefined;
};

/**
 * The matrix products among einsums, where they are large enough: computed in blocks that stay in registers, over panels that stay in the cache. Each element is
 * summed in the order of its terms, 256 at a time; in float32 64 at a time, so that of n terms the sum is off by at most (64 + n/64) 2⁻²⁴ times the sum of their sizes.
 * A matrix of float32 times a vector is summed in float64.
 *
 * @source Goto and van de Geijn (2008), Anatomy of high-performance matrix multiplication
 */
export const matmul = (c: Context, operands: readonly Value[], labels: readonly (readonly string[])[], output: readonly string[], sizes: Readonly<Record<string, number>>, out: Aval): Value | undefined => {
  const [left, right] = labels;
  if (!left || !right || out.dtype === "int32" || operands.some(({ dtype }) => dtype !== out.dtype) || [left, right].some((own) => new Set(own).size < own.length)) return undefined;
  const shared = left.filter((label) => right.includes(label));
  const [batch, inner] = [shared.filter((label) => output.includes(label)), shared.filter((label) => !output.includes(label))];
  const lone = [...left, ...right].filter((label) => !shared.includes(label));
  if (inner.length === 0 || lone.some((label) => !output.includes(label))) return undefined;
  if (batch.length === 0 && (left.length === shared.length || right.length === shared.length)) return timesVector(c, operands, labels as readonly [readonly string[], readonly string[]], output, inner, sizes, out);
  const place = c.place(out);
  const strideOut = (label: string): number => place.strides[output.indexOf(label)]!;
  const own = (of: readonly string[]): string[] => output.filter((label) => of.includes(label) && !shared.includes(label));
  // The result's rows are of the operand that has its last axis not.
  const isSwapped = lone.length > 0 && left.includes(output.findLast((label) => lone.includes(label) && sizes[label] !== 1) ?? "");
  const [p, q] = isSwapped ? [1, 0] : [0, 1];
  const [x, y] = [labels[p]!, labels[q]!];
  const [rows, columns] = [own(x), own(y)];
  const resultOf = (of: readonly string[]) => joinedAxis(of, output, place.strides, sizes);
  const [m, n] = [resultOf(rows), resultOf(columns)];
  const k = inner.reduce((size, label) => size * sizes[label]!, 1);
  if (!m || !n || n.stride !== 1 || m.size < least.m || n.size < least.n || k < least.k || m.size * n.size * k < least.all) return undefined;
  const [a, b] = [stored(c, operands[p]!), stored(c, operands[q]!)];
  const axes = [
    joinedAxis(rows, x, a.place.strides, sizes), joinedAxis(inner, x, a.place.strides, sizes),
    joinedAxis(inner, y, b.place.strides, sizes), joinedAxis(columns, y, b.place.strides, sizes),
  ];
  if (axes.includes(undefined)) return undefined;
  const [ai, ak, bk, bj] = axes.map((axis) => axis!.stride) as [number, number, number, number];
  const offset = (of: Place, names: readonly string[], index: readonly IndexMap[]): IndexMap => batch.reduce((to, label, j) => plus(to, index[j]!, of.strides[names.indexOf(label)]!), of.offset);
  nest(c, batch.map((label) => sizes[label]!), (index) => {
    const result: Matrix = { buffer: place.buffer, place: batch.reduce((to, label, j) => plus(to, index[j]!, strideOut(label)), place.offset), row: m.stride, column: 1 };
    product(c, { buffer: a.place.buffer, place: offset(a.place, x, index), row: ai, column: ak }, { buffer: b.place.buffer, place: offset(b.place, y, index), row: bk, column: bj }, result, { m: m.size, n: n.size, k });
  }, { most: 1 });
  return storedAt(out, place);
};

/** A matrix whose rows stand in memory as such, times a vector: four rows at a time, which share the loads of the vector. */
const timesVector = (c: Context, operands: readonly Value[], labels: readonly [readonly string[], readonly string[]], rows: readonly string[], inner: readonly string[], sizes: Readonly<Record<string, number>>, out: Aval): Value | undefined => {
  const p = labels[0].length > labels[1].length ? 0 : 1;
  const [m, k] = [rows, inner].map((of) => of.reduce((size, label) => size * sizes[label]!, 1)) as [number, number];
  if (m < least.m || k < least.k) return undefined;
  const [a, x] = [stored(c, operands[p]!), stored(c, operands[1 - p]!)];
  const place = out.dtype === "float64" ? c.place(out) : whole(c.buffer("float64", m), out.shape);
  const summed = storedAt({ ...out, dtype: "float64" }, place);
  const rounded = out.dtype === "float64" ? summed : virtual(out, 1, (index) => converted(summed.read(index), "f32"));
  const [row, column, step, to] = [joinedAxis(rows, labels[p]!, a.place.strides, sizes), joinedAxis(inner, labels[p]!, a.place.strides, sizes), joinedAxis(inner, labels[1 - p]!, x.place.strides, sizes), joinedAxis(rows, rows, place.strides, sizes)];
  if (!row || !step || !to || !column || (column.stride !== 1 && (row.stride !== 1 || to.stride !== 1))) return undefined;
  const [left, right] = [{ buffer: a.place.buffer, place: a.place.offset, row: row.stride, column: column.stride }, { buffer: x.place.buffer, place: x.place.offset, row: step.stride, column: 0 }];
  const result = { buffer: place.buffer, place: place.offset, row: to.stride, column: 0 };
  if (column.stride !== 1) {
    addRows(c, left!, right!, result, m, k);
    return rounded;
  }
  const { rows: most } = tiles.float64;
  for (const { from, size, width } of strips(m, most, m % most)) {
    const [block, term] = [c.variable(), c.variable()];
    const totals = Array.from({ length: width }, () => c.local());
    const rowAt = (r: number): IndexMap => plus(at(from + r), along(block), width);
    const factor = wide(right, along(term), at(0));
    c.emit(loop(block, size / width, [
      ...totals.map((id) => set(id, constant(0))),
      { ...loop(term, k, totals.map((id, r) => fold(id, "add", mul(wide(left, rowAt(r), along(term)), factor)))), vectors: 2 },
      ...totals.map((id, r) => store(result.buffer, element(result, rowAt(r), at(0)), local(id, "f64"))),
    ]));
  }
  return rounded;
};

/** The same for a matrix whose columns stand in memory as such: four of them at a time, times their factors, are added to the result. */
const addRows = (c: Context, a: Matrix, x: Matrix, out: Matrix, m: number, k: number): void => {
  nest(c, [m], ([i]) => c.emit(store(out.buffer, element(out, i!, at(0)), constant(0))));
  const { rows: most } = tiles.float64;
  for (const { from, size, width } of strips(k, most, k % most)) {
    const [block, i] = [c.variable(), c.variable()];
    const term = (r: number): IndexMap => plus(at(from + r), along(block), width);
    const to = element(out, along(i), at(0));
    const products = Array.from({ length: width }, (_, r) => mul(wide(x, term(r), at(0)), wide(a, along(i), term(r))));
    c.emit(loop(block, size / width, [loop(i, m, [store(out.buffer, to, products.reduce(add, wide(out, along(i), at(0))))])], true));
  }
};

/** A range of rows or columns in groups of one width. */
interface Strip {
  readonly from: number;
  readonly size: number;
  readonly width: number;
}

/** Full groups, and what is left. */
const strips = (size: number, width: number, rest: number): readonly Strip[] => {
  const full = size - (size % width);
  return [{ from: 0, size: full, width }, { from: full, size: rest, width: rest }].filter((strip) => strip.size > 0);
};

const product = (c: Context, a: Matrix, b: Matrix, out: Matrix, { m, n, k }: Sizes): void => {
  const tile = tiles[out.buffer.dtype as keyof typeof tiles];
  const rows = strips(m, tile.rows, m % tile.rows);
  // Pairs of columns fill a vector; an odd one is left.
  const columns = strips(n, tile.columns, n % tile.columns & ~1);
  for (let from = 0; from < k; from += tile.terms) {
    const terms = Math.min(tile.terms, k - from);
    const [left, right] = [part(a, 0, from), part(b, from, 0)];
    for (const group of columns) {
      const packed = pack(c, part(right, 0, group.from), terms, group.size, group.width);
      for (const strip of rows) panels(c, part(left, strip.from, 0), packed, part(out, strip.from, group.from), strip, { group, k: terms, adds: from > 0, tile });
    }
    if (n % 2 === 1) plain(c, left, part(right, 0, n - 1), part(out, 0, n - 1), { m, n: 1, k: terms }, from > 0);
  }
};

interface Block {
  readonly group: Strip;
  readonly k: number;
  readonly adds: boolean;
  readonly tile: Tile;
}

/** Rows in panels that stay in the cache while all columns pass. */
const panels = (c: Context, a: Matrix, packed: Matrix, out: Matrix, { size, width }: Strip, block: Block): void => {
  const height = Math.max(width, Math.floor(block.tile.panel / block.k / width) * width);
  const full = Math.floor(size / height);
  if (full > 0)
    nest(c, [full], ([p]) => {
      const panel = (of: Matrix): Matrix => ({ ...of, place: plus(of.place, p!, height * of.row) });
      blocks(c, panel(a), packed, panel(out), { size: height, width }, block);
    }, { most: 1 });
  if (size > full * height) blocks(c, part(a, full * height, 0), packed, part(out, full * height, 0), { size: size - full * height, width }, block);
};

/** An element as a number of its buffer's dtype, or of float64. */
const number = (of: Matrix, i: IndexMap, j: IndexMap): Expr => load(of.buffer, element(of, i, j), kindOf[of.buffer.dtype]);
const wide = (of: Matrix, i: IndexMap, j: IndexMap): Expr => converted(number(of, i, j), "f64");

const element = ({ place, row, column }: Matrix, i: IndexMap, j: IndexMap): IndexMap => plus(plus(place, i, row), j, column);
const part = (of: Matrix, i: number, j: number): Matrix => ({ ...of, place: element(of, at(i), at(j)) });

/** Columns in groups, each group row after row: a matrix whose rows are groups. */
const pack = (c: Context, of: Matrix, k: number, n: number, columns: number): Matrix => {
  const buffer = c.buffer(of.buffer.dtype, k * n);
  const groups = n / columns;
  const [g, row, j] = [c.variable(), c.variable(), c.variable()];
  const to = plus(plus(along(j), along(row), columns), along(g), k * columns);
  const value = number(of, along(row), plus(along(j), along(g), columns));
  c.emit(loop(g, groups, [loop(row, k, [loop(j, columns, [store(buffer, to, value)])])]));
  return { buffer, place: at(0), row: k * columns, column: columns };
};

/** Blocks of so many rows and columns in registers; `packed` has the columns in groups. */
const blocks = (c: Context, a: Matrix, packed: Matrix, out: Matrix, rows: Omit<Strip, "from">, { group, k, adds }: Block): void => {
  const [column, block, lane, term] = [c.variable(), c.variable(), c.variable(), c.variable()];
  const totals = Array.from({ length: rows.width }, () => c.local());
  const row = (r: number): IndexMap => plus(at(r), along(block), rows.width);
  const place = plus(along(lane), along(column), group.width);
  const kind = kindOf[out.buffer.dtype];
  const factor = load(packed.buffer, plus(plus(along(lane), along(column), packed.row), along(term), packed.column), kind);
  const body: Statement[] = [
    ...totals.map((id) => set(id, constant(0, kind))),
    loop(term, k, totals.map((id, r) => fold(id, "add", mul(number(a, row(r), along(term)), factor)))),
    ...totals.map((id, r) => {
      const total = local(id, kind);
      return store(out.buffer, element(out, row(r), place), adds ? add(number(out, row(r), place), total) : total);
    }),
  ];
  c.emit(loop(column, group.size / group.width, [loop(block, rows.size / rows.width, [{ ...loop(lane, group.width, body), vectors: group.width / 2 }])]));
};

/** A column that is left. */
const plain = (c: Context, a: Matrix, b: Matrix, out: Matrix, { m, n, k }: Sizes, adds: boolean): void =>
  nest(c, [m, n], ([i, j]) => {
    const total = c.local();
    const to = element(out, i!, j!);
    c.emit(set(total, adds ? wide(out, i!, j!) : constant(0)));
    nest(c, [k], ([l]) => c.emit(fold(total, "add", mul(wide(a, i!, l!), wide(b, l!, j!)))));
    c.emit(store(out.buffer, to, converted(local(total, "f64"), kindOf[out.buffer.dtype])));
  }, { most: 2 });
