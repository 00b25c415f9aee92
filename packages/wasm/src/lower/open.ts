import type { Aval, Program } from "@gradkit/autodiff";
import type { ParamsOf } from "@gradkit/autodiff/backend";
import { strides as rowMajor } from "@gradkit/shapes";
import type { Buffer } from "../ir/buffer.js";
import { add, constant, load, lt, mul, ne, sub, type Expr } from "../ir/expr.js";
import { at, computed, plus, type IndexMap } from "../ir/index-map.js";
import { call, store, when, type Statement } from "../ir/statement.js";
import type { Context } from "./context.js";
import { rowOf, sizeOf, storedAt, storeInto, withoutAxis, type Place, type Value } from "./value.js";

/** The size of an axis that is open until a loop has run. */
const open = -1;
export const isOpen = ({ shape }: Aval): boolean => shape.includes(open);

/** Rows that a loop of open length leaves one after another, each with a place for every array: they stand on a stack behind the memory that is planned. Whole numbers of 8 bytes. */
export interface Rows {
  /** Where the first one begins, and how many there are. */
  readonly start: Expr;
  readonly count: Expr;
  readonly size: number;
}

/** An array of the first axis of open size. */
export interface OpenValue extends Value {
  readonly rows: Rows;
}

const words = { float64: 1, float32: 2, int32: 2 } as const;

/** A whole number in memory. */
interface Cell {
  readonly value: Expr;
  readonly set: (value: Expr) => void;
}

const cellOf = (c: Context, buffer: Buffer): Cell => ({ value: load(buffer, at(0), "i32"), set: (value) => c.emit(store(buffer, at(0), value)) });
const cell = (c: Context): Cell => cellOf(c, c.buffer("int32", 1));
const whole = (value: number): Expr => constant(value, "i32");

/** The stack's top, set back when the rows are of no use any more. */
const stackTop = (c: Context): Cell => cellOf(c, c.stack().top);

/** Takes so many words from the top of the stack; the host is asked for more memory where it ends. */
const take = (c: Context, size: Expr): void => {
  const { top, limit } = c.stack();
  const [now, end] = [cellOf(c, top), cellOf(c, limit)];
  now.set(add(now.value, size));
  c.emit(when(lt(end.value, now.value), [call("reserve", [now.value], [], [limit])]));
};

/** What each row has: the places of its arrays, from the row's first word on. */
const layoutOf = (avals: readonly Pick<Aval, "shape" | "dtype">[]): { readonly offsets: readonly number[]; readonly size: number } => {
  let size = 0;
  const offsets = avals.map(({ shape, dtype }) => {
    const offset = size;
    size += Math.ceil(sizeOf(shape) / words[dtype]);
    return offset;
  });
  return { offsets, size: Math.max(1, size) };
};

/** The place of an array in the row that begins at a word. */
const placeIn = (c: Context, row: Expr, offset: number, { shape, dtype }: Pick<Aval, "shape" | "dtype">): Place => {
  const index: IndexMap = plus(at(offset * words[dtype]), computed(row), words[dtype]);
  return { buffer: c.stack().rows[dtype], offset: index, strides: rowMajor(shape) };
};

/** Row number `k`. */
const rowAt = ({ start, size }: Rows, k: Expr): Expr => add(start, mul(k, whole(size)));

const openValue = (c: Context, out: Aval, rows: Rows, offset: number): OpenValue => {
  const first = placeIn(c, rows.start, offset, withoutAxis(out));
  const place: Place = { ...first, strides: [rows.size * words[out.dtype], ...first.strides] };
  return { ...storedAt(out, place), rows };
};

/** A stack of rows that a loop pushes: each of its steps calls `push` with what is kept, before the step. */
export const pushing = (c: Context, avals: readonly Aval[]): { readonly push: (values: readonly Value[]) => void; readonly settle: () => void; readonly values: (outs: readonly Aval[]) => OpenValue[] } => {
  const { offsets, size } = layoutOf(avals);
  const top = stackTop(c);
  const [start, count] = [cell(c), cell(c)];
  start.set(top.value);
  count.set(whole(0));
  const rows: Rows = { start: start.value, count: count.value, size };
  return {
    push: (values) => {
      take(c, whole(size));
      for (const [k, value] of values.entries()) storeInto(c, value, placeIn(c, sub(top.value, whole(size)), offsets[k]!, value));
      count.set(add(count.value, whole(1)));
    },
    // What a step has put on top of its row goes.
    settle: () => top.set(rowAt(rows, count.value)),
    values: (outs) => outs.map((out, k) => openValue(c, out, rows, offsets[k]!)),
  };
};

/** The row of each array that a step is at, first to last or last to first. */
export const eachRow = (c: Context, xs: readonly OpenValue[], outs: readonly Aval[], reverse: boolean, step: (rows: readonly Value[], places: readonly Place[]) => void): OpenValue[] => {
  const { count } = xs[0]!.rows;
  const { offsets, size } = layoutOf(outs.map(withoutAxis));
  const [start, left, top] = [cell(c), cell(c), stackTop(c)];
  const made: Rows = { start: start.value, count, size };
  start.set(top.value);
  if (outs.length > 0) take(c, mul(count, whole(size)));
  left.set(count);
  const at = cell(c);
  const body = c.list(() => {
    left.set(sub(left.value, whole(1)));
    at.set(reverse ? left.value : sub(sub(count, left.value), whole(1)));
    const k = at.value;
    const rows = xs.map((x) => storedAt(withoutAxis(x), rowOf(x.place!, computed(k))));
    step(rows, outs.map((out, i) => placeIn(c, rowAt(made, k), offsets[i]!, withoutAxis(out))));
  });
  c.emit({ op: "while", head: [], test: ne(left.value, whole(0)), body });
  return outs.map((out, k) => openValue(c, out, made, offsets[k]!));
};

/** A list of statements after which the stack stands as it stood before each of its runs. */
export const releasing = (c: Context, write: () => void): readonly Statement[] => {
  const before = c.stacked();
  const statements = c.list(write);
  if (c.stacked() === before) return statements;
  const mark = cell(c);
  const top = stackTop(c);
  return c.list(() => {
    mark.set(top.value);
    statements.forEach(c.emit);
    top.set(mark.value);
  });
};

/** Whether the module can compute an equation that meets arrays of open size. */
export const isSupported = (equation: Program["equations"][number], inputs: readonly Aval[]): boolean => {
  if (equation.primitive === "whileLoop") return !inputs.some(isOpen);
  if (equation.primitive !== "scan") return false;
  const { constants, carries, length } = equation.params as ParamsOf<"scan">;
  const rows = inputs.slice(constants + carries);
  return length === open && rows.length > 0 && rows.every(({ shape }) => shape[0] === open && !shape.slice(1).includes(open)) && !inputs.slice(0, constants + carries).some(isOpen) && equation.outputs.every(({ shape }) => !shape.slice(1).includes(open));
};
