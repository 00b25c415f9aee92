import type { Aval } from "@gradkit/autodiff";
import { constant, converted, ne } from "../ir/expr.js";
import { along, at, plus, type IndexMap } from "../ir/index-map.js";
import { loop, store, when } from "../ir/statement.js";
import type { Context } from "./context.js";
import type { Lowering } from "./lowering.js";
import { eachRow, isOpen, pushing, releasing, type OpenValue } from "./open.js";
import { isAt, rowOf, sizeOf, storeAll, stored, storedAt, storeInto, whole, withoutAxis, type Place, type Value } from "./value.js";

const fresh = (c: Context, { shape, dtype }: Aval): Place => whole(c.buffer(dtype, sizeOf(shape)), shape);

/** Values that code inside a branch or a loop may read: each is computed once, before. What is virtual there is stored for that code alone, if at all. */
const settled = (c: Context, inputs: readonly Value[]): Value[] => inputs.map((x) => (x.cost === 0 ? { ...x } : stored(c, x)));

export const call: Lowering<"call"> = (c, inputs, { body }) => c.program(body, inputs);

export const cond: Lowering<"cond"> = (c, [test, ...operands], { onTrue, onFalse }, outputs) => {
  const given = settled(c, operands);
  const places = outputs.map((out, k) => c.place(out, k));
  const value = test!.read([]);
  const [yes, no] = [onTrue, onFalse].map((branch) => releasing(c, () => void c.program(branch, settled(c, given), places)));
  c.emit(when(ne(value, constant(0, value.kind)), yes!, no!));
  return outputs.map((out, k) => storedAt(out, places[k]!));
};

/** The carry of a loop: arrays that each step replaces. */
const carried = (c: Context, starts: readonly Value[]): { readonly values: Value[]; readonly replace: (next: readonly Value[]) => void } => {
  const places = starts.map((start) => fresh(c, start));
  storeAll(c, starts, places);
  const values = starts.map((start, k) => storedAt(start, places[k]!));
  const own = new Set(places.map(({ buffer }) => buffer.id));
  return {
    values,
    // All of the next carry is known before any of this one goes.
    replace: (next) => {
      const moved = next.map((value, k) => {
        if (value.place && (isAt(value, places[k]!) || !own.has(value.place.buffer.id))) return value;
        const copy = fresh(c, value);
        storeInto(c, value, copy);
        return storedAt(value, copy);
      });
      storeAll(c, moved, places);
    },
  };
};

/** A carry of so many numbers is not copied: steps go from one place to another and back. Bodies of so many equations are written twice for that. */
const turns = { numbers: 64, equations: 120 } as const;

export const scan: Lowering<"scan"> = (c, inputs, { body, length, constants, carries, reverse }, outputs) => {
  const isOpenScan = inputs.some(isOpen);
  const stacks = isOpenScan ? [] : outputs.slice(carries).map((out, k) => c.place(out, carries + k));
  const fixed = settled(c, inputs.slice(0, constants));
  const given = inputs.slice(constants + carries);
  const rows = isOpenScan ? [] : given.map((x) => stored(c, x));
  const starts = inputs.slice(constants, constants + carries);
  const carry = carried(c, starts);
  const anywhere = starts.map(() => undefined);
  /** The carry after a step, from one before it, whose next values go to their places if there are such. */
  const next = (from: readonly Value[], to: readonly (Place | undefined)[], xs: readonly Value[], ys: readonly Place[]): Value[] => c.program(body, [...fixed, ...from, ...xs], [...to, ...ys]).slice(0, carries);
  if (isOpenScan) {
    const found = eachRow(c, given as OpenValue[], outputs.slice(carries), reverse, (xs, ys) => releasing(c, () => carry.replace(next(carry.values, anywhere, xs, ys))).forEach(c.emit));
    return [...carry.values, ...found];
  }
  const take = (step: IndexMap, from: readonly Value[], to: readonly (Place | undefined)[]): Value[] => {
    const row = reverse ? plus(at(length - 1), step, -1) : step;
    return next(from, to, rows.map((x) => storedAt(withoutAxis(x), rowOf(x.place, row))), stacks.map((place) => rowOf(place, row)));
  };
  const made = (last: readonly Value[]): Value[] => outputs.map((out, k) => (k < carries ? last[k]! : storedAt(out, stacks[k - carries]!)));

  const step = c.variable();
  const isLong = starts.some(({ shape }) => sizeOf(shape) >= turns.numbers) && body.equations.length <= turns.equations;
  if (length < 2 || !isLong) {
    const statements = releasing(c, () => carry.replace(take(along(step), carry.values, anywhere)));
    if (length > 0) c.emit(loop(step, length, statements, true));
    return made(carry.values);
  }
  const [here, there] = [carry.values.map(({ place }) => place!), starts.map((start) => fresh(c, start))];
  const other = starts.map((start, k) => storedAt(start, there[k]!));
  const single = (at: IndexMap, from: readonly Value[], to: readonly Place[]): void => releasing(c, () => void take(at, from, to)).forEach(c.emit);
  const pairs = c.list(() => {
    single(plus(at(0), along(step), 2), carry.values, there);
    single(plus(at(1), along(step), 2), other, here);
  });
  c.emit(loop(step, length >> 1, pairs, true));
  if (length % 2 === 0) return made(carry.values);
  single(at(length - 1), carry.values, there);
  return made(other);
};

export const whileLoop: Lowering<"whileLoop"> = (c, inputs, { test, body, constants, keep }, outputs) => {
  const fixed = settled(c, inputs.slice(0, constants));
  const carry = carried(c, inputs.slice(constants));
  const given = [...fixed, ...carry.values];
  const goes = c.buffer("float64", 1);
  const head = releasing(c, () => {
    const value = c.program(test, given)[0]!.read([]);
    c.emit(store(goes, at(0), converted(value, "f64")));
  });
  const history = keep ? pushing(c, carry.values) : undefined;
  const statements = (history ? c.list : (write: () => void) => releasing(c, write))(() => {
    history?.push(carry.values);
    const before = c.stacked();
    carry.replace(c.program(body, given));
    if (history && c.stacked() > before) history.settle();
  });
  const flag = storedAt({ shape: [], dtype: "float64" }, whole(goes, []));
  c.emit({ op: "while", head, test: ne(flag.read([]), constant(0)), body: statements });
  return history ? [...carry.values, ...history.values(outputs.slice(carry.values.length))] : carry.values;
};

