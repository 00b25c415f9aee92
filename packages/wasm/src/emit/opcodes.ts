import type { Instruction } from "../ir/expr.js";
import type { Kind } from "../ir/kind.js";
import { lanes, op } from "../encode/instructions.js";

type Codes = Partial<Record<Instruction, number>>;

/** The instruction of an operation by the kind of its first argument. What is missing is written out in `expression.ts`. */
export const scalarCodes: Record<Kind, Codes> = {
  f64: {
    add: op.f64Add, sub: op.f64Sub, mul: op.f64Mul, div: op.f64Div, min: op.f64Min, max: op.f64Max, neg: op.f64Neg, abs: op.f64Abs, sqrt: op.f64Sqrt,
    floor: op.f64Floor, ceil: op.f64Ceil, trunc: op.f64Trunc, eq: op.f64Eq, ne: op.f64Ne, lt: op.f64Lt, le: op.f64Le,
    bits: op.i64ReinterpretF64, toF32: op.f32DemoteF64,
  },
  f32: {
    add: op.f32Add, sub: op.f32Sub, mul: op.f32Mul, div: op.f32Div, min: op.f32Min, max: op.f32Max, neg: op.f32Neg, abs: op.f32Abs, sqrt: op.f32Sqrt,
    floor: op.f32Floor, ceil: op.f32Ceil, trunc: op.f32Trunc, eq: op.f32Eq, ne: op.f32Ne, lt: op.f32Lt, le: op.f32Le, toF64: op.f64PromoteF32,
  },
  i32: {
    add: op.i32Add, sub: op.i32Sub, mul: op.i32Mul, eq: op.i32Eq, ne: op.i32Ne, lt: op.i32LtS, le: op.i32LeS, and: op.i32And, or: op.i32Or, xor: op.i32Xor,
    shl: op.i32Shl, shrS: op.i32ShrS, shrU: op.i32ShrU, divU: op.i32DivU, remU: op.i32RemU, toF64: op.f64ConvertI32S,
  },
  i64: { add: op.i64Add, sub: op.i64Sub, and: op.i64And, or: op.i64Or, xor: op.i64Xor, shl: op.i64Shl, shrS: op.i64ShrS, shrU: op.i64ShrU, eq: op.i64Eq, lt: op.i64LtS, float: op.f64ReinterpretI64 },
  mask: { and: op.i32And, or: op.i32Or, xor: op.i32Xor, not: op.i32Eqz, one: op.f64ConvertI32S },
};

/** The instruction for two lanes of 64 bits, or four of float32. */
export const laneCodes: Record<Kind, Codes> = {
  f64: {
    add: lanes.f64x2Add, sub: lanes.f64x2Sub, mul: lanes.f64x2Mul, div: lanes.f64x2Div, min: lanes.f64x2Min, max: lanes.f64x2Max, pmin: lanes.f64x2Pmin, pmax: lanes.f64x2Pmax, neg: lanes.f64x2Neg, abs: lanes.f64x2Abs,
    sqrt: lanes.f64x2Sqrt, floor: lanes.f64x2Floor, ceil: lanes.f64x2Ceil, trunc: lanes.f64x2Trunc,
    eq: lanes.f64x2Eq, ne: lanes.f64x2Ne, lt: lanes.f64x2Lt, le: lanes.f64x2Le, toF32: lanes.f32x4DemoteF64x2,
    madd: lanes.f64x2RelaxedMadd, nmadd: lanes.f64x2RelaxedNmadd,
  },
  f32: {
    add: lanes.f32x4Add, sub: lanes.f32x4Sub, mul: lanes.f32x4Mul, div: lanes.f32x4Div, min: lanes.f32x4Min, max: lanes.f32x4Max, neg: lanes.f32x4Neg, abs: lanes.f32x4Abs, sqrt: lanes.f32x4Sqrt,
    floor: lanes.f32x4Floor, ceil: lanes.f32x4Ceil, trunc: lanes.f32x4Trunc,
    eq: lanes.f32x4Eq, ne: lanes.f32x4Ne, lt: lanes.f32x4Lt, le: lanes.f32x4Le, toF64: lanes.f64x2PromoteF32x4,
    madd: lanes.f32x4RelaxedMadd, nmadd: lanes.f32x4RelaxedNmadd,
  },
  i32: {},
  i64: { add: lanes.i64x2Add, sub: lanes.i64x2Sub, and: lanes.and, or: lanes.or, xor: lanes.xor, shl: lanes.i64x2Shl, shrS: lanes.i64x2ShrS, shrU: lanes.i64x2ShrU, eq: lanes.i64x2Eq },
  mask: { and: lanes.and, or: lanes.or, xor: lanes.xor, not: lanes.not },
};
