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

type Numbers = Program["constants"][number]["data"];

/** What stands in front of each kind of value. */
const marks = { whole: 0, number: 1, known: 2, text: 3, list: 4, entries: 5, program: 6, other: 7, end: 8 } as const;

/** The words of 32 bits of data, in one order: each part with its kind and length in front, a text that was there before as its number. */
const feed = (whole: unknown, mix: (word: number) => void): void => {
  const texts = new Map<string, number>();
  const text = (value: string): void => {
    const known = texts.get(value);
    mix(known === undefined ? marks.text : marks.known);
    if (known !== undefined) return mix(known);
    texts.set(value, texts.size);
    mix(value.length);
    for (let k = 0; k < value.length; k++) mix(value.charCodeAt(k));
  };
  const number = (x: number): void => {
    if (x === (x | 0) && !Object.is(x, -0)) {
      mix(marks.whole);
      return mix(x);
    }
    mix(marks.number);
    wordsOf(x, mix);
  };
  const list = <T>(values: readonly T[], each: (value: T) => void): void => {
    mix(values.length);
    for (let k = 0; k < values.length; k++) each(values[k]!);
  };
  const numbers = (values: Numbers): void => {
    const isWhole = values instanceof Int32Array;
    for (let k = 0; k < values.length; k++) if (isWhole) mix(values[k]!); else wordsOf(values[k]!, mix);
  };
  const aval = ({ dtype, shape }: Aval): void => {
    text(dtype);
    list(shape, number);
  };
  const any = (value: unknown): void => {
    if (typeof value === "number") return number(value);
    if (typeof value === "string") return text(value);
    if (Array.isArray(value)) {
      mix(marks.list);
      return list(value, any);
    }
    if (typeof value !== "object" || value === null) {
      mix(marks.other);
      return text(String(value));
    }
    if (ArrayBuffer.isView(value)) {
      const values = value as Numbers;
      text(value.constructor.name);
      mix(values.length);
      return numbers(values);
    }
    if ("equations" in value && "constants" in value) return program(value as Program);
    mix(marks.entries);
    entries(value as Readonly<Record<string, unknown>>);
  };
  const entries = (of: Readonly<Record<string, unknown>>): void => {
    const keys = Object.keys(of).toSorted();
    for (const key of keys)
      if (of[key] !== undefined) {
        text(key);
        any(of[key]);
      }
    mix(marks.end);
  };
  const program = ({ inputs, constants, equations, outputs, ...rest }: Program): void => {
    mix(marks.program);
    list(inputs, aval);
    list(constants, (constant) => {
      aval(constant);
      numbers(constant.data);
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

/** The two words of a number, in one order on every machine; a NaN is a NaN whatever its bits. */
const wordsOf = (x: number, mix: (word: number) => void): void => {
  scratch.setFloat64(0, x);
  const isNumber = !Number.isNaN(x);
  mix(isNumber ? scratch.getInt32(0) : 0x7ff80000);
  mix(isNumber ? scratch.getInt32(4) : 0);
};
