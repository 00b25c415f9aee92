import type { Program } from "./program.js";

/**
 * 128 bits of a program as hexadecimal text: the same for equal programs on every machine and in every session, whatever the order of object keys. For
 * caches; it is no cryptographic hash.
 *
 * @example
 * hash(trace((x) => mul(x, x), 1)) === hash(trace((y) => mul(y, y), 2)) // => true
 */
export const hash = (program: Program): string => {
  const lanes = Uint32Array.of(0x9e3779b9, 0x243f6a88, 0xb7e15162, 0xdeadbeef);
  const mix = (byte: number): void => {
    for (let k = 0; k < 4; k++) lanes[k] = Math.imul(lanes[k]! ^ (byte + k * 0x61), multipliers[k]!) ^ (lanes[(k + 1) % 4]! >>> 15);
  };
  feed(program, mix);
  for (let round = 0; round < 8; round++) mix(round);
  return Array.from(lanes, (lane) => lane.toString(16).padStart(8, "0")).join("");
};

// Odd, with an even spread of bits: FNV's prime and three of MurmurHash3's constants.
const multipliers = [0x01000193, 0x85ebca6b, 0xc2b2ae35, 0xcc9e2d51] as const;

const encoder = new TextEncoder();

/** The bytes of a value in one order: keys sorted, each part with its kind and length in front. */
const feed = (value: unknown, mix: (byte: number) => void): void => {
  if (ArrayBuffer.isView(value)) {
    const numbers = value as Float64Array;
    feed(`${value.constructor.name}[${numbers.length}]`, mix);
    for (const x of numbers) feedNumber(x, mix);
  } else if (Array.isArray(value)) {
    feed(`[${value.length}`, mix);
    for (const item of value) feed(item, mix);
  } else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1));
    feed(`{${entries.length}`, mix);
    for (const [key, item] of entries) {
      feed(key, mix);
      feed(item, mix);
    }
  } else for (const byte of encoder.encode(`${typeof value}:${Object.is(value, -0) ? "-0" : String(value)};`)) mix(byte);
};

const scratch = new DataView(new ArrayBuffer(8));

/** The eight bytes of a number, in one order on every machine; a NaN is a NaN whatever its bits. */
const feedNumber = (x: number, mix: (byte: number) => void): void => {
  scratch.setFloat64(0, x, true);
  if (Number.isNaN(x)) scratch.setBigUint64(0, 0x7ff8000000000000n, true);
  for (let k = 0; k < 8; k++) mix(scratch.getUint8(k));
};
