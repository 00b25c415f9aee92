import type { Dtype, Shape } from "@gradkit/shapes";
import { type Type, typeOf, typeText, type Value, type Writer } from "./writer.js";

/** Numbers from which on they are written as bytes. */
const long = 256;

/** A tensor of given numbers. */
export const constant = (W: Writer, { shape, dtype, data }: { readonly shape: Shape; readonly dtype: Dtype; readonly data: ArrayLike<number> }): Value => dense(W, typeOf({ shape, dtype }), data);

/** One number, over a whole shape. */
export const fill = (W: Writer, type: Type, x: number): Value => dense(W, type, [x]);

const dense = (W: Writer, type: Type, data: ArrayLike<number>): Value => {
  const numbers = Array.from(data);
  const splat = numbers.every((x) => Object.is(x, numbers[0]));
  const inner = numbers.length === 0 ? "" : splat ? literal(type, numbers[0]!) : numbers.length < long ? nested(numbers.map((x) => literal(type, x)), type.shape) : bytes(type, numbers);
  return W.op("constant", [], type, { value: `dense<${inner}> : ${typeText(type)}` });
};

const nested = (items: readonly string[], [size, ...rest]: Shape): string => {
  if (size === undefined) return items[0]!;
  const step = items.length / size;
  return `[${Array.from({ length: size }, (_, k) => nested(items.slice(k * step, (k + 1) * step), rest)).join(", ")}]`;
};

/** The shortest decimal that is the number; bits where there is none. */
const literal = ({ element }: Type, x: number): string => {
  if (element === "i32" || element === "i1") return String(x);
  if (!Number.isFinite(x)) return `0x${hex(element, [x], false)}`;
  const [digits, exponent] = String(Object.is(x, -0) ? "-0" : x).split("e");
  return (digits!.includes(".") ? digits! : `${digits}.0`) + (exponent === undefined ? "" : `e${exponent}`);
};

const bytes = ({ element }: Type, numbers: readonly number[]): string => `"0x${hex(element, numbers, true)}"`;

const sizes = { f64: 8, f32: 4, i32: 4, i1: 1 } as const;

const hex = (element: Type["element"], numbers: readonly number[], little: boolean): string => {
  const view = new DataView(new ArrayBuffer(numbers.length * sizes[element]));
  for (const [k, x] of numbers.entries()) {
    if (element === "f64") view.setFloat64(8 * k, x, little);
    else if (element === "f32") view.setFloat32(4 * k, x, little);
    else view.setInt32(4 * k, x, little);
  }
  return Array.from(new Uint8Array(view.buffer), (byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();
};
