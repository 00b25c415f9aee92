/** The bytes of instructions that are written by name; those of arithmetic stand in `emit/opcodes.ts`. */
export const op = {
  block: 0x02, loop: 0x03, if: 0x04, else: 0x05, end: 0x0b, br: 0x0c, brIf: 0x0d, call: 0x10, drop: 0x1a, select: 0x1b,
  localGet: 0x20, localSet: 0x21, localTee: 0x22,
  i32Load: 0x28, f32Load: 0x2a, f64Load: 0x2b, i32Store: 0x36, f32Store: 0x38, f64Store: 0x39,
  i32Const: 0x41, i64Const: 0x42, f32Const: 0x43, f64Const: 0x44,
  i32Eqz: 0x45, i32LtU: 0x49, i32GtS: 0x4a, i32Add: 0x6a, i64Mul: 0x7e, i32WrapI64: 0xa7, i64ExtendI32S: 0xac, f64ConvertI32S: 0xb7,
  saturating: 0xfc, lanes: 0xfd,
} as const;

/** SIMD instructions, behind the byte `op.lanes`. */
export const lanes = {
  load: 0x00, load32Splat: 0x09, load64Splat: 0x0a, store: 0x0b, const: 0x0c, shuffle: 0x0d,
  i64x2Splat: 0x12, f32x4Splat: 0x13, f64x2Splat: 0x14, f64x2ExtractLane: 0x21, f64x2ReplaceLane: 0x22,
  not: 0x4d, and: 0x4e, or: 0x50, xor: 0x51, bitselect: 0x52, anyTrue: 0x53, load32Lane: 0x56, load64Lane: 0x57, store32Lane: 0x5a, store64Lane: 0x5b, load32Zero: 0x5c, load64Zero: 0x5d,
  f32x4DemoteF64x2: 0x5e, f64x2PromoteF32x4: 0x5f, i64x2ExtendLowI32x4S: 0xc7, i64x2ExtendHighI32x4S: 0xc8, f64x2Add: 0xf0, i32x4TruncF64x2: 0xfd,
} as const;

/** Types of values as modules write them. */
export const type = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

export type Type = keyof typeof type;
