import { fill } from "./constant.js";
import { list, type Region, type Type, type Value, type Writer } from "./writer.js";

/** How an equation is written: its outputs from its inputs. `types` are those of the outputs. */
export type Operation<P = Readonly<Record<string, never>>> = (W: Writer, inputs: readonly Value[], params: P, types: readonly Type[]) => readonly Value[];

/** Shorter ways to write what many operations need. */
export const compare = (W: Writer, direction: "EQ" | "NE" | "LT" | "LE" | "GT" | "GE", x: Value, y: Value): Value =>
  W.op("compare", [x, y], { shape: x.shape, element: "i1" }, { comparison_direction: `#stablehlo<comparison_direction ${direction}>` });
export const select = (W: Writer, test: Value, yes: Value, no: Value): Value => W.op("select", [test, yes, no], yes);
export const iota = (W: Writer, type: Type, axis: number): Value => W.op("iota", [], type, { iota_dimension: `${axis} : i64` });

export const permuted = (W: Writer, x: Value, permutation: readonly number[]): Value =>
  permutation.every((axis, k) => axis === k) ? x : W.op("transpose", [x], { ...x, shape: permutation.map((axis) => x.shape[axis]!) }, { permutation: list(permutation) });

/** One number of a type. */
export const scalar = ({ element }: Type): Type => ({ shape: [], element });

/** A region that combines two numbers by an operation. */
export const by = (W: Writer, name: string, type: Type): Region => ({ inputs: [scalar(type), scalar(type)], body: ([a, b]) => [W.op(name, [a!, b!], scalar(type))] });

/** A value folded along axes, beginning with a number. */
export const folded = (W: Writer, name: string, start: number, x: Value, axes: readonly number[]): Value =>
  W.op("reduce", [x, fill(W, scalar(x), start)], { ...x, shape: x.shape.filter((_, k) => !axes.includes(k)) }, { dimensions: list(axes) }, [by(W, name, x)]);
