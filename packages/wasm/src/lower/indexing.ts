import { add, constant, local, load, not, and, lt, le, type Expr } from "../ir/expr.js";
import { computed, placed, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import { set, store } from "../ir/statement.js";
import type { Checked, Context } from "./context.js";
import type { Lowering } from "./lowering.js";
import { nest } from "./nest.js";
import { sizeOf, stored, storedAt, storeInto, virtual, type Place, type Value } from "./value.js";

/**
 * Stops the program at an index outside of an axis; indices known at compile time are checked now. As if it wrote the indices: what takes them afterwards is not moved before it.
 */
const check = (c: Context, indices: Value & { readonly place: Place }, { call, size }: Checked): void => {
  const { buffer } = indices.place;
  const { data } = buffer;
  if (indices.below !== undefined && indices.below <= size) return;
  if (data && data.every((index) => index >= 0 && index < size)) return;
  const site = c.checked.push({ call, size }) - 1;
  nest(c, indices.shape, (index) => {
    const found = c.local();
    c.emit(set(found, indices.read(index)));
    const i = local(found, "i32");
    const isInside = and(le(constant(0, "i32"), i), lt(i, constant(size, "i32")));
    c.emit({ op: "if", test: not(isInside), yes: [{ op: "call", name: "outside", args: [constant(site, "i32"), i], reads: [], writes: [buffer] }], no: [] });
  }, { sequential: true, most: 1 });
};

/** Indices in memory, with what is known of them. */
const whole = (c: Context, given: Value): Value & { readonly place: Place } => ({ ...stored(c, given), ...(given.below === undefined ? {} : { below: given.below }) });

export const gather: Lowering<"gather"> = (c, [x, given], { axis }, [out]) => {
  const indices = whole(c, given!);
  const source = x!.cost > 0 && sizeOf(out!.shape) > sizeOf(x!.shape) ? stored(c, x!) : x!;
  check(c, indices, { call: "gather", size: x!.shape[axis]! });
  const rank = indices.shape.length;
  return [virtual(out!, source.cost + 4, (index) => {
    const row = computed(indices.read(index.slice(axis, axis + rank)));
    return source.read([...index.slice(0, axis), row, ...index.slice(axis + rank)]);
  })];
};

export const scatterAdd: Lowering<"scatterAdd"> = (c, [x, given, updates], { axis }, [out]) => {
  const indices = whole(c, given!);
  check(c, indices, { call: "scatterAdd", size: x!.shape[axis]! });
  const place = c.place(out!);
  const kind = kindOf[out!.dtype];
  storeInto(c, x!, place);
  const rank = indices.shape.length;
  const [before, after] = [x!.shape.slice(0, axis), x!.shape.slice(axis + 1)];
  // The rows of one index may be those of another, so that they are taken in order; what lies around the axis is apart.
  nest(c, indices.shape, (j) => {
    nest(c, [...before, ...after], (around) => {
      const [left, right] = [around.slice(0, axis), around.slice(axis)];
      const row: IndexMap = computed(indices.read(j));
      const to = placed(place.offset, place.strides, [...left, row, ...right]);
      const old: Expr = load(place.buffer, to, kind);
      c.emit(store(place.buffer, to, add(old, updates!.read([...left, ...j, ...right]))));
    });
  }, { sequential: true, most: rank === 0 ? 1 : 8 });
  return [storedAt(out!, place)];
};

