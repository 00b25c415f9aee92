import type { Instruction } from "../ir/expr.js";
import type { Kind } from "../ir/kind.js";
import { lanes } from "../encode/instructions.js";

type Codes = Partial<Record<Instruction, number>>;

/** Instructions in the order of their codes, from a first one on: types of numbers have theirs in the same order. */
const row = (first: number, names: string): Codes => Object.fromEntries(names.split(" ").map((name, k) => [name, first + k]));

const floats = (comparisons: number, functions: number): Codes => ({ ...row(comparisons, "eq ne lt gt le ge"), ...row(functions, "abs neg ceil floor trunc nearest sqrt add sub mul div min max") });
const wholes = (comparisons: number, functions: number): Codes => ({
  ...row(comparisons, "eq ne lt ltU gt gtU le leU ge geU"), ...row(functions, "add sub mul divS divU remS remU and or xor shl shrS shrU"),
});
const lanesOfFloats = (comparisons: number, functions: number): Codes => ({ ...row(comparisons, "eq ne lt gt le ge"), ...row(functions, "abs neg _ sqrt add sub mul div min max pmin pmax") });

/** The instruction of an operation by the kind of its first argument. What is missing is written out in `expression.ts`. */
export const scalarCodes: Record<Kind, Codes> = {
  f64: { ...floats(0x61, 0x99), bits: 0xbd, toF32: 0xb6 },
  f32: { ...floats(0x5b, 0x8b), toF64: 0xbb },
  i32: { ...wholes(0x46, 0x6a), toF64: 0xb7 },
  i64: { ...wholes(0x51, 0x7c), float: 0xbf },
  mask: { ...row(0x71, "and or xor"), not: 0x45, one: 0xb7 },
};

const { and, or, xor, not } = lanes;

/** The instruction for two lanes of 64 bits, or four of float32. */
export const laneCodes: Record<Kind, Codes> = {
  f64: { ...lanesOfFloats(0x47, 0xec), ...row(0x74, "ceil floor"), trunc: 0x7a, toF32: lanes.f32x4DemoteF64x2, ...row(0x107, "madd nmadd") },
  f32: { ...lanesOfFloats(0x41, 0xe0), ...row(0x67, "ceil floor trunc"), toF64: lanes.f64x2PromoteF32x4, ...row(0x105, "madd nmadd") },
  i32: {},
  i64: { ...row(0xcb, "shl shrS shrU add"), sub: 0xd1, eq: 0xd6, and, or, xor },
  mask: { and, or, xor, not },
};
