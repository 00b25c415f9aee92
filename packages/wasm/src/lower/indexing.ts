import { add, constant, not, and, lt, le } from "../ir/expr.js";
import { computed, type IndexMap } from "../ir/index-map.js";
import { call, when } from "../ir/statement.js";
import type { Checked, Context } from "./context.js";
import { variable } from "./local.js";
import type { Lowering } from "./lowering.js";
import { nest } from "./nest.js";
import { numberAt, sizeOf, storeAt, stored, storedAt, storeInto, virtual, type Place, type Value } from "./value.js";

/**
 * Stops the program at an index outside of an axis; indices known at compile time are checked now. As if it wrote the indices: what takes them afterwards is not moved before it.
 */
const check = (c: Context, indices: Value & { readonly place: Place }, checked: Checked): void => {
  const { size } = checked;
  const { buffer } = indices.place;
  const { data } = buffer;
  if (indices.below !== undefined && indices.below <= size) return;
  if (data && data.every((index) => index >= 0 && index < size)) return;
  const site = c.checked.push(checked) - 1;
  nest(c, indices.shape, (index) => {
    const i = variable(c, indices.read(index));
    const isInside = and(le(constant(0, "i32"), i), lt(i, constant(size, "i32")));
    c.emit(when(not(isInside), [call("outside", [constant(site, "i32"), i], [], [buffer])]));
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
  storeInto(c, x!, place);
  const rank = indices.shape.length;
  const [before, after] = [x!.shape.slice(0, axis), x!.shape.slice(axis + 1)];
  // The rows of one index may be those of another, so that they are taken in order; what lies around the axis is apart.
  nest(c, indices.shape, (j) => {
    nest(c, [...before, ...after], (around) => {
      const [left, right] = [around.slice(0, axis), around.slice(axis)];
      const row: IndexMap = computed(indices.read(j));
      const to = [...left, row, ...right];
      c.emit(storeAt(place, to, add(numberAt(place, to), updates!.read([...left, ...j, ...right]))));
    });
  }, { sequential: true, most: rank === 0 ? 1 : 8 });
  return [storedAt(out!, place)];
};

