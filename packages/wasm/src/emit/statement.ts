import { lanes as lane, op } from "../encode/instructions.js";
import { foldsOf } from "../ir/folds.js";
import { at, plus, strideOf } from "../ir/index-map.js";
import { bytesOf } from "../ir/kind.js";
import { inner, type FoldName, type Loop, type Statement } from "../ir/statement.js";
import { effectsOf, writtenBySelf } from "../ir/visit.js";
import { countsOf } from "./count.js";
import { position } from "../ir/expr.js";
import { getLocal, pushAddress, scalar, setLocal, simd, vector, whole } from "./expression.js";
import { hoist, laneLocals } from "./hoist.js";
import { laneCodes, scalarCodes } from "./opcodes.js";
import { laneScope, width, within, type LaneScope, type Scope } from "./scope.js";
import { typeOf, type Unit } from "./unit.js";

/** Writes a list of statements; what it keeps in locals ends with it. */
export const emitStatements = (u: Unit, around: Scope, statements: readonly Statement[]): void => {
  const scope: Scope = { ...within(around), counts: countsOf(u, statements) };
  for (const s of statements) emitStatement(u, scope, s);
};

const emitStatement = (u: Unit, scope: Scope, s: Statement): void => {
  const writes = inner(s).length > 0 ? effectsOf(s).writes : writtenBySelf(s);
  if (s.op === "loop" || s.op === "while") scope.cache.forget(writes);
  switch (s.op) {
    case "loop":
      if (s.vectors === undefined) emitLoop(u, scope, s);
      else emitLanes(u, scope, s, s.vectors);
      break;
    case "if":
      scalar(u, scope, s.test);
      u.code.byte(op.if, 0x40);
      emitStatements(u, scope, s.yes);
      if (s.no.length > 0) {
        u.code.byte(op.else);
        emitStatements(u, scope, s.no);
      }
      u.code.byte(op.end);
      break;
    case "while": emitWhile(u, scope, s); break;
    case "call":
      for (const arg of s.args) scalar(u, scope, arg);
      u.code.indexed(op.call, u.functionNumber(s.name));
      break;
    case "store": case "set": case "fold":
      if (scope.lanes) for (let v = 0; v < scope.lanes.vectors; v++) emitVector(u, scope, s, v);
      else emitScalar(u, scope, s);
  }
  scope.cache.forget(writes);
};

type Simple = Extract<Statement, { op: "store" | "set" | "fold" }>;

/** The wasm local of a statement's local. */
const localOf = (u: Unit, id: number, of: Parameters<typeof typeOf>[0]): number => {
  const found = u.locals.get(id) ?? u.newLocal(typeOf(of));
  u.locals.set(id, found);
  return found;
};

const stores = { float64: [op.f64Store, 3], float32: [op.f32Store, 2], int32: [op.i32Store, 2] } as const;

const emitScalar = (u: Unit, scope: Scope, s: Simple): void => {
  if (s.op === "store") {
    const kept = u.kept.get(s.buffer.id);
    if (kept) {
      scalar(u, scope, s.value);
      return setLocal(u, kept[s.index.base]!);
    }
    const offset = pushAddress(u, scope, s.buffer, s.index);
    scalar(u, scope, s.value);
    const [code, align] = stores[s.buffer.dtype];
    u.code.byte(code, align);
    return u.code.unsigned(offset);
  }
  const local = localOf(u, s.local, s.kind);
  const joins = s.op === "fold" && !s.whole;
  if (joins) getLocal(u, local);
  scalar(u, scope, s.value);
  if (joins) u.code.byte(scalarCodes[s.kind][s.by]!);
  setLocal(u, local);
};

const emitVector = (u: Unit, scope: Scope, s: Simple, v: number): void => {
  const lanes = scope.lanes!;
  const isInFours = lanes.inFours && (s.op === "store" ? s.buffer.dtype === "float32" : s.kind === "f32");
  if (isInFours && v % 2 === 1) return;
  if (s.op === "store") {
    const stride = s.buffer.lanes === undefined ? strideOf(s.index, lanes.variable) : 1;
    const address = (): number => pushAddress(u, scope, s.buffer, plus(s.index, at(stride * width * v)));
    if (s.buffer.dtype === "int32") {
      const offset = address();
      vector(u, scope, s.value.args[0]!, v);
      simd(u, lane.i32x4TruncF64x2);
      u.code.byte(op.lanes, lane.store64Lane, 2);
      u.code.unsigned(offset);
      return u.code.byte(0);
    }
    const [size, isSingle] = [bytesOf[s.buffer.dtype], s.buffer.dtype === "float32"];
    if (stride === 1) {
      const isHalf = isSingle && !isInFours;
      const offset = address();
      vector(u, scope, s.value, v);
      u.code.byte(op.lanes, isHalf ? lane.store64Lane : lane.store, isSingle ? 2 : 3);
      u.code.unsigned(offset);
      return isHalf ? u.code.byte(0) : undefined;
    }
    const value = u.newLocal("v128");
    vector(u, scope, s.value, v);
    setLocal(u, value);
    for (let k = 0; k < (isInFours ? 4 : 2); k++) {
      const offset = address();
      if (k > 0 && stride < 0) {
        whole(u, k * stride * size);
        u.code.byte(op.i32Add);
      }
      getLocal(u, value);
      u.code.byte(op.lanes, isSingle ? lane.store32Lane : lane.store64Lane, isSingle ? 2 : 3);
      u.code.unsigned(stride > 0 ? offset + k * stride * size : offset);
      u.code.byte(k);
    }
    return;
  }
  const local = lanes.locals.get(s.local)![v]!;
  const joins = s.op === "fold" && !s.whole;
  if (joins) getLocal(u, local);
  vector(u, scope, s.value, v);
  if (joins) simd(u, laneCodes[s.kind][s.by]!);
  setLocal(u, local);
};

const emitWhile = (u: Unit, scope: Scope, s: Extract<Statement, { op: "while" }>): void => {
  const inside: Scope = within(scope);
  u.code.byte(op.block, 0x40, op.loop, 0x40);
  emitStatements(u, inside, s.head);
  scalar(u, within(inside), s.test);
  u.code.byte(op.i32Eqz, op.brIf, 1);
  emitStatements(u, inside, s.body);
  u.code.byte(op.br, 0, op.end, op.end);
};

/** A counted loop from a start: `body` writes one step. */
const counted = (u: Unit, variable: number, { from, to, step }: { from: number; to: number; step: number }, body: () => void): void => {
  const local = variableOf(u, variable);
  whole(u, from);
  setLocal(u, local);
  if (from + step >= to) return body();
  u.code.byte(op.loop, 0x40);
  body();
  advance(u, local, step);
  whole(u, to | 0);
  u.code.byte(op.i32LtU, op.brIf, 0, op.end);
};

const variableOf = (u: Unit, variable: number): number => {
  const local = u.variables.get(variable) ?? u.newLocal("i32");
  u.variables.set(variable, local);
  return local;
};

/** Leaves the next value of a loop variable on the stack. */
const advance = (u: Unit, local: number, step: number): void => {
  getLocal(u, local);
  whole(u, step);
  u.code.byte(op.i32Add, op.localTee);
  u.code.unsigned(local);
};

/** A loop up to a bound in a local, from where the variable stands: `body` writes one step of so many. */
const bounded = (u: Unit, variable: number, end: number, step: number, body: () => void): void => {
  const local = variableOf(u, variable);
  u.code.byte(op.block, 0x40, op.loop, 0x40);
  getLocal(u, local);
  whole(u, step);
  u.code.byte(op.i32Add);
  getLocal(u, end);
  u.code.byte(op.i32GtS, op.brIf, 1);
  body();
  advance(u, local, step);
  u.code.byte(op.drop);
  u.code.byte(op.br, 0, op.end, op.end);
};

/** Sets the variable to its first value, and gives the local of its bound. */
const startBounded = (u: Unit, scope: Scope, { variable, bounds }: Loop): number => {
  const end = u.newLocal("i32");
  scalar(u, scope, position(bounds![0]));
  setLocal(u, variableOf(u, variable));
  scalar(u, scope, position(bounds![1]));
  setLocal(u, end);
  return end;
};

const emitLoop = (u: Unit, around: Scope, loop: Loop): void => {
  const before: Scope = within(around);
  const scope: Scope = { ...before, changing: hoist(u, before, loop) };
  if (loop.bounds) return bounded(u, loop.variable, startBounded(u, scope, loop), 1, () => emitStatements(u, scope, loop.body));
  counted(u, loop.variable, { from: 0, to: loop.extent, step: 1 }, () => emitStatements(u, scope, loop.body));
};

const identities: Record<FoldName, number> = { add: 0, mul: 1, max: -Infinity, min: Infinity };

/**
 * A loop in lanes: full blocks of `most` vectors, then a block of the vectors that are left, then a last single step. Sums have a vector of parts for each
 * vector of the block, joined in a fixed order at the end.
 */
const emitLanes = (u: Unit, around: Scope, loop: Loop, most: number): void => {
  const before: Scope = within(around);
  const pairs = Math.floor(loop.extent / width);
  const blocks = Math.floor(pairs / most);
  const rest = pairs - blocks * most;
  const vectors = loop.bounds || blocks > 0 ? most : rest;
  const folds = foldsOf(loop);
  const parts = new Map([...laneLocals(loop)].map((id) => [id, Array.from({ length: vectors }, () => u.newLocal("v128"))]));
  for (const [id, by] of folds) {
    for (const local of parts.get(id)!) {
      vector(u, { ...before, lanes: laneScope(loop.variable, 1, new Map()) }, { op: "const", kind: "f64", value: identities[by], args: [] }, 0);
      setLocal(u, local);
    }
  }
  const lanesOf = (count: number): LaneScope => laneScope(loop.variable, count, parts);
  const scope: Scope = { ...before, changing: hoist(u, before, loop, lanesOf(vectors)) };
  if (loop.bounds) {
    const end = startBounded(u, scope, loop);
    bounded(u, loop.variable, end, width * vectors, () => emitStatements(u, { ...scope, lanes: lanesOf(vectors) }, loop.body));
    for (const [id, by] of folds) joinParts(u, localOf(u, id, "f64"), parts.get(id)!, by);
    return bounded(u, loop.variable, end, 1, () => emitStatements(u, scope, loop.body));
  }
  const block = (count: number, from: number, to: number): void =>
    counted(u, loop.variable, { from, to, step: width * count }, () => emitStatements(u, { ...scope, lanes: lanesOf(count) }, loop.body));
  if (blocks > 0) block(most, 0, blocks * most * width);
  if (rest > 0) block(rest, blocks * most * width, pairs * width);
  for (const [id, by] of folds) joinParts(u, localOf(u, id, "f64"), parts.get(id)!, by);
  if (loop.extent % width === 1) counted(u, loop.variable, { from: pairs * width, to: loop.extent, step: 1 }, () => emitStatements(u, scope, loop.body));
};

/** total = total ∘ ((p₀ ∘ p₁) ∘ (p₂ ∘ …)), then its two lanes. */
const joinParts = (u: Unit, total: number, parts: readonly number[], by: FoldName): void => {
  const join = (from: number, to: number): void => {
    if (to - from === 1) return getLocal(u, parts[from]!);
    const middle = (from + to) >> 1;
    join(from, middle);
    join(middle, to);
    simd(u, laneCodes.f64[by]!);
  };
  const local = parts[0]!;
  join(0, parts.length);
  setLocal(u, local);
  getLocal(u, total);
  for (const half of [0, 1]) {
    getLocal(u, local);
    simd(u, lane.f64x2ExtractLane);
    u.code.byte(half);
  }
  u.code.byte(scalarCodes.f64[by]!, scalarCodes.f64[by]!);
  setLocal(u, total);
};

