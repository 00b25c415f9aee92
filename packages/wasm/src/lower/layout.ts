import { constant, guard, type Expr } from "../ir/expr.js";
import { at, placed, plus, shifted, type IndexMap } from "../ir/index-map.js";
import { kindOf } from "../ir/kind.js";
import type { Lowering } from "./lowering.js";
import { nest } from "./nest.js";
import { reshaped } from "./reshape.js";
import { sizeOf, storeAt, stored, storedAt, virtual, type Value } from "./value.js";

/** A view: the same numbers at other indices, in memory where the input is. */
const view = (x: Value, shape: readonly number[], toInput: (index: readonly IndexMap[]) => readonly IndexMap[]): Value => {
  const made = virtual({ shape, dtype: x.dtype }, x.cost, (index) => x.read(toInput(index)));
  if (!x.place) return made;
  // Views are affine: where index 0 is and how far a step along each axis goes says all.
  const zero = shape.map(() => at(0));
  const placeOf = (index: readonly IndexMap[]): IndexMap => placed(x.place!.offset, x.place!.strides, toInput(index));
  const offset = placeOf(zero);
  const strides = shape.map((_, k) => placeOf(zero.map((i, j) => (j === k ? at(1) : i))).base - offset.base);
  return storedAt(made, { buffer: x.place.buffer, offset, strides });
};

export const broadcastTo: Lowering<"broadcastTo"> = (c, [x], { shape }) => {
  const lead = shape.length - x!.shape.length;
  const grows = sizeOf(shape) > sizeOf(x!.shape);
  const source = grows && x!.cost > 0 ? stored(c, x!) : x!;
  return [view(source, shape, (index) => x!.shape.map((size, k) => (size === 1 ? at(0) : index[lead + k]!)))];
};

export const reshape: Lowering<"reshape"> = (c, [x], { shape }) => [reshaped(c, x!, shape)];

export const transpose: Lowering<"transpose"> = (_, [x], { permutation }, [out]) => [
  view(x!, out!.shape, (index) => permutation.map((__, k) => index[permutation.indexOf(k)]!)),
];

export const slice: Lowering<"slice"> = (_, [x], { start, step }, [out]) => [
  view(x!, out!.shape, (index) => index.map((i, k) => plus(at(start[k]!), i, step[k]!))),
];

export const reverse: Lowering<"reverse"> = (_, [x], { axes }) => [
  view(x!, x!.shape, (index) => index.map((i, k) => (axes.includes(k) ? plus(at(x!.shape[k]! - 1), i, -1) : i))),
];

/** Zeros with the input between them. Without gaps between elements it stays virtual; a value of its own is stored first where reading it is work. */
export const pad: Lowering<"pad"> = (c, [x], { before, between }, [out]) => {
  const kind = kindOf[out!.dtype];
  if (between.some((gap, k) => gap > 0 && x!.shape[k]! > 1)) {
    const place = c.place(out!);
    nest(c, out!.shape, (index) => c.emit(storeAt(place, index, constant(0, kind))));
    nest(c, x!.shape, (index) => c.emit(storeAt(place, index.map((i, k) => plus(at(before[k]!), i, between[k]! + 1)), x!.read(index))));
    return [storedAt(out!, place)];
  }
  return [
    virtual(out!, x!.cost + 3, (index) => {
      const inside = index.map((i, k) => shifted(i, -before[k]!));
      const guarded = (axis: number): Expr =>
        axis === index.length ? x!.read(inside)
        : x!.shape[axis] === out!.shape[axis] ? guarded(axis + 1)
        : guard(inside[axis]!, 0, x!.shape[axis]!, () => guarded(axis + 1), () => constant(0, kind));
      return guarded(0);
    }),
  ];
};

export const concat: Lowering<"concat"> = (c, inputs, { axis }, [out]) => {
  const parts = inputs.filter(({ shape }) => shape[axis]! > 0);
  if (parts.length === 1) return [parts[0]!];
  if (parts.length > 4 || parts.length === 0) return [joined(c, parts, axis, out!)];
  return [
    virtual(out!, parts.reduce((sum, { cost }) => sum + cost, 3), (index) => {
      const from = (k: number, start: number): Expr => {
        const part = parts[k]!;
        const read = (): Expr => part.read(index.map((i, j) => (j === axis ? shifted(i, -start) : i)));
        return k === parts.length - 1 ? read() : guard(index[axis]!, start, start + part.shape[axis]!, read, () => from(k + 1, start + part.shape[axis]!));
      };
      return from(0, 0);
    }),
  ];
};

/** Many parts are copied one after the other. */
const joined = (c: Parameters<Lowering<"concat">>[0], parts: readonly Value[], axis: number, out: Pick<Value, "shape" | "dtype">): Value => {
  const place = c.place(out);
  let start = 0;
  for (const part of parts) {
    const from = start;
    nest(c, part.shape, (index) => c.emit(storeAt(place, index.with(axis, shifted(index[axis]!, from)), part.read(index))));
    start += part.shape[axis]!;
  }
  return storedAt(out, place);
};
