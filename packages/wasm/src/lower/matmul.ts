import type { Aval } from "@gradkit/autodiff";
import { add, constant, converted, local, mul, type Expr } from "../ir/expr.js";
import { along, at, placed, plus, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { fold, loop, set, type Statement } from "../ir/statement.js";
import type { Context } from "./context.js";
import { variable } from "./local.js";
import { nest } from "./nest.js";
import { numberAt, storeAt, stored, storedAt, virtual, whole, type Place, type Value } from "./value.js";

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
/** Smaller products are plain loops. */
const least = { m: 8, n: 8, k: 8, all: 2048 } as const;

/** The stride of axes that follow each other in memory, as one axis: NaN where they do not. */
const joinedStride = (labels: readonly string[], own: readonly string[], strides: readonly number[], sizes: Readonly<Record<string, number>>): number => {
  const axes = labels.filter((label) => sizes[label] !== 1).map((label) => ({ size: sizes[label]!, stride: strides[own.indexOf(label)]! }));
  const isEven = axes.every(({ stride }, k) => k === axes.length - 1 || stride === axes[k + 1]!.stride * axes[k + 1]!.size);
  return isEven ? axes.at(-1)?.stride ?? 0 : NaN;
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
  const isVector = batch.length === 0 && (left.length === shared.length || right.length === shared.length);
  // The result's rows are of the matrix, where there is one alone, else of the operand that does not have its last axis.
  const p = isVector ? Number(left.length <= right.length) : Number(left.includes(output.findLast((label) => lone.includes(label) && sizes[label] !== 1) ?? ""));
  const [x, y] = [labels[p]!, labels[1 - p]!];
  const [rows, columns] = [x, y].map((of) => output.filter((label) => of.includes(label) && !shared.includes(label))) as [string[], string[]];
  const [m, n, k] = [rows, columns, inner].map((of) => of.reduce((size, label) => size * sizes[label]!, 1)) as [number, number, number];
  if (m < least.m || k < least.k || (!isVector && (n < least.n || m * n * k < least.all))) return undefined;
  const isRounded = isVector && out.dtype === "float32";
  const place = isRounded ? whole(c.buffer("float64", m), out.shape) : c.place(out);
  const strideOf = (of: readonly string[], names: readonly string[], { strides }: Place): number => joinedStride(of, names, strides, sizes);
  const [toRow, toColumn] = [strideOf(rows, output, place), strideOf(columns, output, place)];
  if (Number.isNaN(toRow) || (!isVector && toColumn !== 1)) return undefined;
  const [a, b] = [stored(c, operands[p]!).place, stored(c, operands[1 - p]!).place];
  const [ofA, ofB] = [[strideOf(rows, x, a), strideOf(inner, x, a)], [strideOf(inner, y, b), strideOf(columns, y, b)]];
  if ([...ofA, ...ofB].some(Number.isNaN)) return undefined;
  if (isVector) {
    if (ofA[1] !== 1 && (ofA[0] !== 1 || toRow !== 1)) return undefined;
    (ofA[1] === 1 ? timesVector : addRows)(c, { ...a, strides: ofA }, { ...b, strides: ofB }, { ...place, strides: [toRow] }, m, k);
    const found = storedAt({ ...out, dtype: "float64" }, place);
    return isRounded ? virtual(out, 1, (index) => converted(found.read(index), "f32")) : found;
  }
  nest(c, batch.map((label) => sizes[label]!), (index) => {
    const matrix = ({ buffer, offset, strides: own }: Place, names: readonly string[], strides: readonly number[]): Place => ({ buffer, offset: placed(offset, batch.map((label) => own[names.indexOf(label)]!), index), strides });
    product(c, matrix(a, x, ofA), matrix(b, y, ofB), matrix(place, output, [toRow, 1]), { m, n, k });
  }, { most: 1 });
  return storedAt(out, place);
};

/** A matrix whose rows stand in memory as such, times a vector: four rows at a time, which share the loads of the vector. */
const timesVector = (c: Context, a: Place, x: Place, out: Place, m: number, k: number): void => {
  const { rows: most } = tiles.float64;
  for (const { from, size, width } of strips(m, most, m % most)) {
    const [block, term] = [c.variable(), c.variable()];
    const totals = Array.from({ length: width }, () => c.local());
    const rowAt = (r: number): IndexMap => plus(at(from + r), along(block), width);
    const factor = wide(x, along(term), at(0));
    c.emit(loop(block, size / width, [
      ...totals.map((id) => set(id, constant(0))),
      { ...loop(term, k, totals.map((id, r) => fold(id, "add", mul(wide(a, rowAt(r), along(term)), factor)))), vectors: 2 },
      ...totals.map((id, r) => storeAt(out, [rowAt(r)], local(id, "f64"))),
    ]));
  }
};

/** The same for a matrix whose columns stand in memory as such: four of them at a time, times their factors, are added to the result. */
const addRows = (c: Context, a: Place, x: Place, out: Place, m: number, k: number): void => {
  nest(c, [m], (i) => c.emit(storeAt(out, i, constant(0))));
  const { rows: most } = tiles.float64;
  for (const { from, size, width } of strips(k, most, k % most)) {
    const [block, i] = [c.variable(), c.variable()];
    const term = (r: number): IndexMap => plus(at(from + r), along(block), width);
    const products = Array.from({ length: width }, (_, r) => mul(wide(x, term(r), at(0)), wide(a, along(i), term(r))));
    c.emit(loop(block, size / width, [loop(i, m, [storeAt(out, [along(i)], products.reduce(add, wide(out, along(i))))])], true));
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

const product = (c: Context, a: Place, b: Place, out: Place, { m, n, k }: Sizes): void => {
  const tile = tiles[out.buffer.dtype as keyof typeof tiles];
  // Pairs of columns fill a vector; an odd one is left.
  const [rows, columns] = [strips(m, tile.rows, m % tile.rows), strips(n, tile.columns, n % tile.columns & ~1)];
  for (let from = 0; from < k; from += tile.terms) {
    const terms = Math.min(tile.terms, k - from);
    const [left, right] = [part(a, at(0), at(from)), part(b, at(from), at(0))];
    for (const group of columns) {
      const packed = pack(c, part(right, at(0), at(group.from)), terms, group.size, group.width);
      for (const { from: first, size, width } of rows) {
        // Rows in panels that stay in the cache while all columns pass.
        const height = Math.max(width, Math.floor(tile.panel / terms / width) * width);
        for (const panel of strips(size, height, size % height))
          nest(c, [panel.size / panel.width], ([p]) => {
            const row = plus(at(first + panel.from), p!, panel.width);
            blocks(c, part(left, row, at(0)), packed, part(out, row, at(group.from)), { size: panel.width, width }, group, terms, from > 0);
          }, { most: 1 });
      }
    }
    if (n % 2 === 1) plain(c, left, part(right, at(0), at(n - 1)), part(out, at(0), at(n - 1)), m, terms, from > 0);
  }
};

/** An element as a number of float64. */
const wide = (of: Place, ...index: readonly IndexMap[]): Expr => converted(numberAt(of, index), "f64");

/** A matrix from one of its elements on. */
const part = (of: Place, ...index: readonly IndexMap[]): Place => ({ ...of, offset: placed(of.offset, of.strides, index) });

/** Columns in groups, each group row after row. */
const pack = (c: Context, of: Place, k: number, n: number, columns: number): Place => {
  const packed = whole(c.buffer(of.buffer.dtype, k * n), [n / columns, k, columns]);
  const [g, row, j] = [c.variable(), c.variable(), c.variable()];
  const value = numberAt(of, [along(row), plus(along(j), along(g), columns)]);
  c.emit(loop(g, n / columns, [loop(row, k, [loop(j, columns, [storeAt(packed, [along(g), along(row), along(j)], value)])])]));
  return packed;
};

/** Blocks of so many rows and columns in registers; `packed` has the columns in groups. */
const blocks = (c: Context, a: Place, packed: Place, out: Place, rows: Omit<Strip, "from">, group: Strip, k: number, adds: boolean): void => {
  const [column, block, lane, term] = [c.variable(), c.variable(), c.variable(), c.variable()];
  const totals = Array.from({ length: rows.width }, () => c.local());
  const row = (r: number): IndexMap => plus(at(r), along(block), rows.width);
  const place = plus(along(lane), along(column), group.width);
  const kind = kindOf[out.buffer.dtype];
  const factor = numberAt(packed, [along(column), along(term), along(lane)]);
  const body: Statement[] = [
    ...totals.map((id) => set(id, constant(0, kind))),
    loop(term, k, totals.map((id, r) => fold(id, "add", mul(numberAt(a, [row(r), along(term)]), factor)))),
    ...totals.map((id, r) => {
      const [to, total] = [[row(r), place], local(id, kind)];
      return storeAt(out, to, adds ? add(numberAt(out, to), total) : total);
    }),
  ];
  c.emit(loop(column, group.size / group.width, [loop(block, rows.size / rows.width, [{ ...loop(lane, group.width, body), vectors: group.width / 2 }])]));
};

/** A column that is left. */
const plain = (c: Context, a: Place, b: Place, out: Place, m: number, k: number, adds: boolean): void =>
  nest(c, [m, 1], (to) => {
    const [i, j] = to;
    const total = variable(c, adds ? wide(out, ...to) : constant(0));
    nest(c, [k], ([l]) => c.emit(fold(total.local, "add", mul(wide(a, i!, l!), wide(b, l!, j!)))));
    c.emit(storeAt(out, to, converted(total, kindOf[out.buffer.dtype])));
  }, { most: 2 });
