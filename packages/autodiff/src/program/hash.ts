import type { Aval } from "../aval.js";
import type { Program } from "./program.js";

/**
 * 128 bits of a program as hexadecimal text: the same for equal programs on every machine and in every session, whatever the order of object keys. For
 * caches; it is no cryptographic hash.
 *
 * @example
 * hash(trace((x) => mul(x, x), 1)) === hash(trace((y) => mul(y, y), 2)) // => true
 */
export const hash = (program: Program): string => fingerprint(program);

/**
 * {@link hash} of plain data: numbers, texts, lists, typed arrays, programs, and objects of them.
 *
 * @example
 * fingerprint({ a: 1, b: [2] }) === fingerprint({ b: [2], a: 1 }) // => true
 */
export const fingerprint = (data: unknown): string => {
  const lanes = Uint32Array.of(0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef);
  feed(data, (word) => {
    // Lanes carry a change upwards: high bits of the word come into low ones first.
    const spread = Math.imul(word ^ (word >>> 16), multipliers[1]);
    const mixed = spread ^ (spread >>> 13);
    for (let k = 0; k < 4; k++) lanes[k] = Math.imul(lanes[k]! ^ (mixed + k * 0x61), multipliers[k]!) ^ (lanes[(k + 1) % 4]! >>> 15);
  });
  return Array.from(lanes, (lane) => lane.toString(16).padStart(8, "0")).join("");
};

// Odd, with an even spread of bits: FNV's prime and three of MurmurHash3's constants.
const multipliers = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0xcc9e2d51] as const;

/** The words of 32 bits of data, in one order: lists with their length in front, a text that was there before as its number, keys sorted. */
const feed = (whole: unknown, mix: (word: number) => void): void => {
  const texts = new Map<string, number>();
  const text = (value: string): void => {
    const number = texts.get(value) ?? texts.size;
    mix(number);
    if (number < texts.size) return;
    texts.set(value, number);
    mix(value.length);
    for (let k = 0; k < value.length; k++) mix(value.charCodeAt(k));
  };
  /** Two words, in one order on every machine; a NaN is a NaN whatever its bits. */
  const number = (x: number): void => {
    scratch.setFloat64(0, x);
    mix(Number.isNaN(x) ? 0x7ff80000 : scratch.getInt32(0));
    mix(Number.isNaN(x) ? 0 : scratch.getInt32(4));
  };
  const list = <T>(values: ArrayLike<T>, each: (value: T) => void): void => {
    mix(values.length);
    for (let k = 0; k < values.length; k++) each(values[k]!);
  };
  const aval = ({ dtype, shape }: Aval): void => {
    text(dtype);
    list(shape, number);
  };
  const any = (value: unknown): void => {
    const isObject = typeof value === "object" && value !== null;
    const kind = typeof value === "number" ? 0 : Array.isArray(value) ? 1 : !isObject ? 2 : "equations" in value && "constants" in value ? 3 : ArrayBuffer.isView(value) ? 4 : 5;
    mix(kind);
    if (kind === 0) number(value as number);
    else if (kind === 1) list(value as unknown[], any);
    else if (kind === 2) text(`${typeof value} ${String(value)}`);
    else if (kind === 3) program(value as Program);
    else if (kind === 4) typed(value as Float64Array);
    else entries(value as Readonly<Record<string, unknown>>);
  };
  const typed = (values: Float64Array): void => {
    text(values.constructor.name);
    list(values, number);
  };
  const entries = (of: Readonly<Record<string, unknown>>): void =>
    list(Object.keys(of).filter((key) => of[key] !== undefined).toSorted(), (key) => {
      text(key);
      any(of[key]);
    });
  const program = ({ inputs, constants, equations, outputs, ...rest }: Program): void => {
    list(inputs, aval);
    list(constants, (constant) => {
      aval(constant);
      list(constant.data, constant.dtype === "int32" ? mix : number);
    });
    list(equations, (equation) => {
      text(equation.primitive);
      list(equation.inputs, number);
      entries(equation.params);
      list(equation.outputs, aval);
    });
    list(outputs, number);
    entries(rest);
  };
  any(whole);
};

const scratch = new DataView(new ArrayBuffer(8));
