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
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    feed(bytes.length, mix);
    for (const byte of bytes) mix(byte);
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
