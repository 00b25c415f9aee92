import { lanes as lane, op, type, type Type } from "../encode/instructions.js";
import { add, lt, mul, select, sub, type Expr } from "../ir/expr.js";
import { at, isForward, plus, strideOf, type IndexMap } from "../ir/index-map.js";
import { bytesOf, type Kind } from "../ir/kind.js";
import { needsOf } from "../ir/visit.js";
import type { Buffer } from "../ir/buffer.js";
import { laneCodes, scalarCodes } from "./opcodes.js";
import { width, within, type Scope } from "./scope.js";
import { bare, typeOf, type Unit } from "./unit.js";


/** Whether computing an expression again costs more than keeping it. */
export const isWorthKeeping = (u: Unit, e: Expr): boolean =>
  e.op !== "const" && e.op !== "local" && !(e.op === "position" && bare(e.index) !== undefined) && !(e.op === "load" && u.kept.has(e.buffer.id));

/** Leaves the address of a place on the stack, but for an offset that the instruction adds, which it gives. */
export const pushAddress = (u: Unit, scope: Scope, buffer: Buffer, index: IndexMap): number => {
  const size = bytesOf[buffer.dtype];
  const isForwards = isForward(index);
  const flat = u.flat(index, size, !isForwards);
  if (flat) scalar(u, scope, flat);
  else u.code.byte(op.i32Const, 0);
  return u.address(buffer) + (isForwards ? index.base * size : 0);
};

export const getLocal = (u: Unit, local: number): void => u.code.indexed(op.localGet, local);
export const setLocal = (u: Unit, local: number): void => u.code.indexed(op.localSet, local);
export const simd = (u: Unit, code: number): void => u.code.indexed(op.lanes, code);

/** Up to so many forms of one value are kept: as a number, spread over the lanes, and each vector of it. */
const forms = 64;
const keyOf = (value: number, form = 0): number => forms * value + form;

/** Whether a value stands in a local already: as a number, or as lanes. */
export const isKept = (u: Unit, { cache, lanes }: Scope, e: Expr, asLanes: boolean): boolean => cache.find(keyOf(u.valueNumber(e), !asLanes ? 0 : lanes!.varies(e) ? 2 : 1)) !== undefined;

const isRepeated = ({ counts }: Scope, value: number): boolean => (counts.get(value) ?? 0) > 1;

/** Keeps what is on the stack for the places that need it again. */
const keep = (u: Unit, scope: Scope, e: Expr, key: number, of: Type): void => {
  const local = u.newLocal(of);
  u.code.indexed(op.localTee, local);
  scope.cache.put(key, local, needsOf(e));
};

/** Leaves the value of an expression on the stack. */
export const scalar = (u: Unit, scope: Scope, e: Expr): void => {
  if (!isWorthKeeping(u, e)) return rawScalar(u, scope, e);
  const number = u.valueNumber(e);
  const key = keyOf(number);
  const found = scope.cache.find(key);
  if (found !== undefined) return getLocal(u, found);
  rawScalar(u, scope, e);
  if (isRepeated(scope, number) || (scope.lanes && scope.lanes.vectors > 1)) keep(u, scope, e, key, typeOf(e.kind));
};

const loads: Partial<Record<Kind, readonly [code: number, align: number]>> = { f64: [op.f64Load, 3], f32: [op.f32Load, 2], i32: [op.i32Load, 2] };

const number = (u: Unit, kind: Kind, value: number | bigint): void => {
  switch (kind) {
    case "f64": u.code.byte(op.f64Const); return u.code.float64(Number(value));
    case "f32": u.code.byte(op.f32Const); return u.code.float32(Number(value));
    case "i64": u.code.byte(op.i64Const); return u.code.signed(BigInt.asIntN(64, BigInt(value)));
    case "i32": case "mask": return whole(u, Number(value) | 0);
  }
};

export const whole = (u: Unit, value: number): void => {
  u.code.byte(op.i32Const);
  u.code.signed(value);
};

const rawScalar = (u: Unit, scope: Scope, e: Expr): void => {
  switch (e.op) {
    case "const": return number(u, e.kind, e.value);
    case "local": return getLocal(u, u.locals.get(e.local)!);
    case "position": {
      const variable = bare(e.index);
      if (variable !== undefined) return getLocal(u, u.variables.get(variable)!);
      return scalar(u, scope, u.flat(e.index, 1, true)!);
    }
    case "load": {
      const kept = u.kept.get(e.buffer.id);
      if (kept) return getLocal(u, kept[e.index.base]!);
      const offset = pushAddress(u, scope, e.buffer, e.index);
      const [code, align] = loads[e.kind]!;
      u.code.byte(code);
      return u.code.indexed(align, offset);
    }
    case "guard": return chosen(u, scope, e, typeOf(e.kind), (inside, arg) => scalar(u, inside, arg));
    case "host": return callHost(u, scope, e.name, e.args);
    case "apply": return callHost(u, scope, `apply.${e.name}`, e.args);
    case "rescue": {
      const [when, value, ...args] = e.args;
      const local = u.newLocal("f64");
      scalar(u, scope, value!);
      setLocal(u, local);
      scalar(u, scope, when!);
      u.code.byte(op.if, 0x40);
      callHost(u, within(scope), e.name, args);
      setLocal(u, local);
      u.code.byte(op.end);
      return getLocal(u, local);
    }
    case "select":
      for (const k of [1, 2, 0]) scalar(u, scope, e.args[k]!);
      return u.code.byte(op.select);
    case "pmin": case "pmax": {
      const [x, y] = e.args as readonly [Expr, Expr];
      return rawScalar(u, scope, select(e.op === "pmin" ? lt(y, x) : lt(x, y), y, x));
    }
    case "madd": case "nmadd": {
      const [x, y, z] = e.args as readonly [Expr, Expr, Expr];
      return rawScalar(u, scope, (e.op === "madd" ? add : sub)(z, mul(x, y)));
    }
    case "shl": case "shrU":
      scalar(u, scope, e.args[0]!);
      number(u, e.kind, (e.args[1] as { readonly value: number }).value);
      return u.code.byte(scalarCodes[e.kind][e.op]!);
    case "toI32":
      scalar(u, scope, e.args[0]!);
      u.code.byte(op.saturating, 0x06);
      return u.code.byte(op.i32WrapI64);
    default:
      for (let k = 0; k < e.args.length; k++) scalar(u, scope, e.args[k]!);
      return u.code.byte(scalarCodes[e.args[0]!.kind][e.op]!);
  }
};

/** The first argument of a guard where its place is within, else the second. */
const chosen = (u: Unit, scope: Scope, { index, from, to, args: [yes, no] }: Extract<Expr, { op: "guard" }>, of: Type, write: (scope: Scope, e: Expr) => void): void => {
  scalar(u, within(scope), u.flat(index, 1)!);
  whole(u, index.base - from);
  u.code.byte(op.i32Add);
  whole(u, to - from);
  u.code.byte(op.i32LtU, op.if, type[of]);
  write(within(scope), yes);
  u.code.byte(op.else);
  write(within(scope), no);
  u.code.byte(op.end);
};

const callHost = (u: Unit, scope: Scope, name: string, args: readonly Expr[]): void => {
  for (const arg of args) scalar(u, scope, arg);
  u.code.indexed(op.call, u.functionNumber(name));
};

/** Leaves two lanes of a value on the stack: those of vector number `v` of the loop that is in lanes; of float32 four, where they stand in fours. */
export const vector = (u: Unit, scope: Scope, e: Expr, asked: number): void => {
  const lanes = scope.lanes!;
  if (e.op === "const") return vectorConstant(u, e.kind, e.value);
  const isInFours = lanes.inFours && e.kind === "f32";
  const v = isInFours ? asked & ~1 : asked;
  if (e.op === "local" && lanes.locals.has(e.local)) return getLocal(u, lanes.locals.get(e.local)![v]!);
  const varies = lanes.varies(e);
  const count = u.valueNumber(e);
  const key = keyOf(count, varies ? 2 + v : 1);
  const found = scope.cache.find(key);
  if (found !== undefined) return getLocal(u, found);
  if (varies) rawVector(u, scope, e, v);
  else splat(u, scope, e);
  // The second half asks again.
  if (isRepeated(scope, count) || (varies ? isInFours : lanes.vectors > 1)) keep(u, scope, e, key, "v128");
};

const vectorConstant = (u: Unit, kind: Kind, value: number | bigint): void => {
  simd(u, lane.const);
  if (kind === "i64") u.code.all(new Uint8Array(new BigInt64Array(2).fill(BigInt(value)).buffer));
  else for (let k = 0; k < (kind === "f32" ? 4 : 2); k++) u.code[kind === "f32" ? "float32" : "float64"](Number(value));
};

/** One number in both lanes. */
const splat = (u: Unit, scope: Scope, e: Expr): void => {
  if (e.op === "load" && !u.kept.has(e.buffer.id) && scope.cache.find(keyOf(u.valueNumber(e))) === undefined) {
    const offset = pushAddress(u, scope, e.buffer, e.index);
    simd(u, e.kind === "f32" ? lane.load32Splat : lane.load64Splat);
    return u.code.indexed(e.kind === "f32" ? 2 : 3, offset);
  }
  scalar(u, scope, e);
  if (e.kind === "mask") {
    u.code.byte(op.i64ExtendI32S, op.i64Const, 0x7f, op.i64Mul);
    return simd(u, lane.i64x2Splat);
  }
  simd(u, e.kind === "i64" ? lane.i64x2Splat : e.kind === "f32" ? lane.f32x4Splat : lane.f64x2Splat);
};

const rawVector = (u: Unit, scope: Scope, e: Expr, v: number): void => {
  const each = (args: readonly Expr[]): void => {
    for (let k = 0; k < args.length; k++) vector(u, scope, args[k]!, v);
  };
  switch (e.op) {
    case "load": return vectorLoad(u, scope, e, v);
    case "guard": return chosen(u, scope, e, "v128", (inside, arg) => vector(u, inside, arg, v));
    case "host": return hostLanes(u, scope, e.name, e.args, v);
    case "rescue": {
      const [when, value, ...args] = e.args;
      const [result, mask] = [u.newLocal("v128"), u.newLocal("v128")];
      vector(u, scope, value!, v);
      setLocal(u, result);
      vector(u, scope, when!, v);
      u.code.indexed(op.localTee, mask);
      simd(u, lane.anyTrue);
      u.code.byte(op.if, 0x40);
      hostLanes(u, within(scope), e.name, args, v);
      getLocal(u, result);
      getLocal(u, mask);
      simd(u, lane.bitselect);
      setLocal(u, result);
      u.code.byte(op.end);
      return getLocal(u, result);
    }
    case "select":
      if (e.kind === "f32" && scope.lanes!.inFours) {
        each([e.args[1]!, e.args[2]!]);
        narrow(u, scope, e.args[0]!, v);
        return simd(u, lane.bitselect);
      }
      // Or 0, which is no bit: one instruction in place of three.
      const [when, yes, no] = e.args as [Expr, Expr, Expr];
      const orNothing = no.op === "const" && Object.is(no.value, 0);
      for (const arg of orNothing ? [yes, when] : [yes, no, when]) wide(u, scope, arg, v);
      simd(u, orNothing ? lane.and : lane.bitselect);
      return e.kind === "f32" ? simd(u, lane.f32x4DemoteF64x2) : undefined;
    case "eq": case "ne": case "lt": case "le":
      if (e.args[0]!.kind === "f32" && scope.lanes!.inFours) {
        narrow(u, scope, e, v);
        return simd(u, v % 2 === 0 ? lane.i64x2ExtendLowI32x4S : lane.i64x2ExtendHighI32x4S);
      }
      for (const arg of e.args) wide(u, scope, arg, v);
      return simd(u, laneCodes[e.args[0]!.kind === "f32" ? "f64" : e.args[0]!.kind][e.op]!);
    case "shl": case "shrU":
      each([e.args[0]!]);
      whole(u, (e.args[1] as { readonly value: number }).value);
      return simd(u, laneCodes[e.kind][e.op]!);
    case "bits": case "float": return each(e.args);
    case "one":
      each(e.args);
      vectorConstant(u, "f64", 1);
      return simd(u, lane.and);
    case "toF64": {
      if (e.args[0]!.kind === "f32") return wide(u, scope, e.args[0]!, v);
      // A whole number that grows evenly from lane to lane.
      const { index } = e.args[0] as Extract<Expr, { op: "position" }>;
      const stride = strideOf(index, scope.lanes!.variable);
      scalar(u, { ...scope, counts: new Map() }, u.flat(plus(index, at(stride * width * v)), 1, true)!);
      u.code.byte(op.f64ConvertI32S);
      simd(u, lane.f64x2Splat);
      simd(u, lane.const);
      u.code.float64(0);
      u.code.float64(stride);
      return simd(u, lane.f64x2Add);
    }
    case "toF32":
      each(e.args);
      simd(u, lane.f32x4DemoteF64x2);
      if (!scope.lanes!.inFours) return;
      vector(u, scope, e.args[0]!, v + 1);
      simd(u, lane.f32x4DemoteF64x2);
      return shuffle(u, firstHalves);
    default:
      each(e.args);
      return simd(u, laneCodes[e.args[0]!.kind][e.op as "add"]!);
  }
};

/** A value of float32 as one of float64: the half of four that vector number `v` has. */
const wide = (u: Unit, scope: Scope, e: Expr, v: number): void => {
  vector(u, scope, e, v);
  if (e.kind !== "f32") return;
  if (scope.lanes!.inFours && v % 2 === 1) {
    vector(u, scope, e, v);
    shuffle(u, secondHalves);
  }
  simd(u, lane.f64x2PromoteF32x4);
};

/** The bytes of two vectors that one is made of. */
const shuffle = (u: Unit, places: readonly number[]): void => {
  simd(u, lane.shuffle);
  for (const place of places) u.code.byte(place);
};
const bytesFrom = (...words: readonly number[]): readonly number[] => words.flatMap((word) => [0, 1, 2, 3].map((k) => 4 * word + k));
const [firstHalves, secondHalves, everyOther] = [bytesFrom(0, 1, 4, 5), bytesFrom(2, 3, 6, 7), bytesFrom(0, 2, 4, 6)];

/** A truth of numbers of float32 alone. */
const isNarrow = (e: Expr): boolean => (e.op === "eq" || e.op === "ne" || e.op === "lt" || e.op === "le" ? e.args[0]!.kind === "f32" : (e.op === "and" || e.op === "or" || e.op === "xor" || e.op === "not") && e.args.every(isNarrow));

/** A truth in four lanes of 32 bits, those of vectors `v` and `v` + 1. */
const narrow = (u: Unit, scope: Scope, e: Expr, asked: number): void => {
  const v = asked & ~1;
  if (!scope.lanes!.varies(e)) return vector(u, scope, e, v);
  if (!isNarrow(e)) {
    for (const half of [v, v + 1]) vector(u, scope, e, half);
    return shuffle(u, everyOther);
  }
  for (const arg of e.args) (arg.kind === "f32" ? vector : narrow)(u, scope, arg, v);
  simd(u, laneCodes[e.args[0]!.kind][e.op as "lt"]!);
};

const hostLanes = (u: Unit, scope: Scope, name: string, args: readonly Expr[], v: number): void => {
  const locals = args.map((arg) => {
    const local = u.newLocal("v128");
    vector(u, scope, arg, v);
    setLocal(u, local);
    return local;
  });
  for (const half of [0, 1]) {
    for (const local of locals) {
      getLocal(u, local);
      simd(u, lane.f64x2ExtractLane);
      u.code.byte(half);
    }
    u.code.indexed(op.call, u.functionNumber(name));
    simd(u, half === 0 ? lane.f64x2Splat : lane.f64x2ReplaceLane);
    if (half === 1) u.code.byte(1);
  }
};

const vectorLoad = (u: Unit, scope: Scope, { buffer, index }: Extract<Expr, { op: "load" }>, v: number): void => {
  const stride = buffer.lanes === undefined ? strideOf(index, scope.lanes!.variable) : 1;
  const offset = pushAddress(u, scope, buffer, plus(index, at(stride * width * v)));
  const size = bytesOf[buffer.dtype];
  const isInFours = size === 4 && scope.lanes!.inFours;
  const [align, zero, next] = size === 8 ? [3, lane.load64Zero, lane.load64Lane] : [2, lane.load32Zero, lane.load32Lane];
  if (stride === 1) {
    simd(u, size === 8 || isInFours ? lane.load : lane.load64Zero);
    return u.code.indexed(align, offset);
  }
  const base = u.newLocal("i32");
  setLocal(u, base);
  const lanes = isInFours ? [3, 2, 1] : [1];
  // From the last lane on the stack to the first, which is loaded first.
  for (const k of [...lanes, 0]) {
    getLocal(u, base);
    if (stride < 0 && k > 0) {
      whole(u, k * stride * size);
      u.code.byte(op.i32Add);
    }
  }
  simd(u, zero);
  u.code.indexed(align, offset);
  for (const k of lanes.toReversed()) {
    simd(u, next);
    u.code.indexed(align, stride > 0 ? offset + k * stride * size : offset);
    u.code.byte(k);
  }
};
