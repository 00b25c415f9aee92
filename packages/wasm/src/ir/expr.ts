import type { Buffer } from "./buffer.js";
import { isFixed, type IndexMap } from "./index-map.js";
import type { Kind } from "./kind.js";

/** Operations that are one instruction, or a few, for each kind of their first argument. */
export type Instruction =
  | "add" | "sub" | "mul" | "div" | "min" | "max" | "pmin" | "pmax" | "neg" | "abs" | "sqrt" | "floor" | "ceil" | "trunc"
  | "eq" | "ne" | "lt" | "le" | "and" | "or" | "xor" | "not" | "shl" | "shrU"
  | "select" | "bits" | "float" | "toF64" | "toF32" | "toI32" | "one" | "remU" | "divU"
  /** z + x y and z − x y, of x, y, z: rounded once or twice, as the host has it; twice where it is no lanes'. */
  | "madd" | "nmadd";

/**
 * A number that a statement computes: a tree of plain data, of which parts may be shared. The same expression serves a scalar loop and one whose lanes each
 * have their own value of a loop variable.
 */
export type Expr =
  | { readonly op: "const"; readonly kind: Kind; readonly value: number | bigint; readonly args: readonly [] }
  | { readonly op: "position"; readonly kind: "i32"; readonly index: IndexMap; readonly args: readonly [] }
  | { readonly op: "local"; readonly kind: Kind; readonly local: number; readonly args: readonly [] }
  | { readonly op: "load"; readonly kind: Kind; readonly buffer: Buffer; readonly index: IndexMap; readonly args: readonly [] }
  /** The first argument where from ≤ index < to, else the second: only that one is computed. */
  | { readonly op: "guard"; readonly kind: Kind; readonly index: IndexMap; readonly from: number; readonly to: number; readonly args: readonly [Expr, Expr] }
  /** A function of the host, of float64. */
  | { readonly op: "host"; readonly kind: "f64"; readonly name: string; readonly args: readonly Expr[] }
  /** A function of the module, of float64; in lanes its code stands in its place. */
  | { readonly op: "apply"; readonly kind: "f64"; readonly name: string; readonly args: readonly Expr[] }
  /** The second argument, but where the first holds the host's function of the rest. */
  | { readonly op: "rescue"; readonly kind: "f64"; readonly name: string; readonly args: readonly Expr[] }
  | { readonly op: Instruction; readonly kind: Kind; readonly args: readonly Expr[] };

export const constant = (value: number, kind: Kind = "f64"): Expr => ({ op: "const", kind, value, args: [] });
export const word = (value: bigint): Expr => ({ op: "const", kind: "i64", value, args: [] });
export const local = (id: number, kind: Kind): Expr => ({ op: "local", kind, local: id, args: [] });
export const host = (name: string, ...args: readonly Expr[]): Expr => ({ op: "host", kind: "f64", name, args });
export const apply = (name: string, ...args: readonly Expr[]): Expr => ({ op: "apply", kind: "f64", name, args });
export const rescue = (when: Expr, value: Expr, name: string, ...args: readonly Expr[]): Expr => ({ op: "rescue", kind: "f64", name, args: [when, value, ...args] });
export const position = (index: IndexMap): Expr => (isFixed(index) ? constant(index.base, "i32") : { op: "position", kind: "i32", index, args: [] });

/** A number of a buffer; of a constant at a known place, the number itself. */
export const load = (buffer: Buffer, index: IndexMap, kind: Kind): Expr =>
  buffer.data && isFixed(index) ? constant(buffer.data[index.base]!, kind) : { op: "load", kind, buffer, index, args: [] };

/** Where the place is known, the branch is chosen now. */
export const guard = (index: IndexMap, from: number, to: number, inside: () => Expr, outside: () => Expr): Expr => {
  if (isFixed(index)) return from <= index.base && index.base < to ? inside() : outside();
  const args = [inside(), outside()] as const;
  return { op: "guard", kind: args[0].kind, index, from, to, args };
};

const make = (op: Instruction, kind: Kind, ...args: readonly Expr[]): Expr => ({ op, kind, args });
const same = (op: Instruction) => (x: Expr, y: Expr): Expr => make(op, x.kind, x, y);
const unary = (op: Instruction) => (x: Expr): Expr => make(op, x.kind, x);
const relation = (op: Instruction) => (x: Expr, y: Expr): Expr => make(op, "mask", x, y);

const isConst = (x: Expr, value: number): boolean => x.op === "const" && x.value === value;

const numberOf = (x: Expr): number | undefined => (x.op === "const" && x.kind === "f64" ? Number(x.value) : undefined);

/** Of two known numbers what the instruction would give. */
const folded = (op: Instruction, by: (x: number, y: number) => number) => (x: Expr, y: Expr): Expr => {
  const a = numberOf(x);
  const b = numberOf(y);
  return a === undefined || b === undefined ? make(op, x.kind, x, y) : constant(by(a, b));
};

export const add = folded("add", (x, y) => x + y);
export const sub = folded("sub", (x, y) => x - y);
export const div = folded("div", (x, y) => x / y);
const product = folded("mul", (x, y) => x * y);
/** y < x ? y : x, and x < y ? y : x: an x that is no number stays. */
export const pmin = same("pmin");
export const pmax = same("pmax");
export const min = same("min");
export const max = same("max");
/** 1 · x is x. */
export const mul = (x: Expr, y: Expr): Expr => (isConst(x, 1) ? y : isConst(y, 1) ? x : product(x, y));
export const neg = (x: Expr): Expr => {
  const number = numberOf(x);
  return number === undefined ? make("neg", x.kind, x) : constant(-number);
};
export const abs = unary("abs");
export const sqrt = unary("sqrt");
export const floor = unary("floor");
export const ceil = unary("ceil");
const trunc = unary("trunc");
export const and = same("and");
export const or = same("or");
export const xor = same("xor");
export const not = unary("not");
/** Of a number that is 1 or 0, what decides which. */
export const truth = (x: Expr): Expr | undefined => (x.op === "one" || (x.op === "select" && isConst(x.args[1]!, 1) && isConst(x.args[2]!, 0)) ? x.args[0] : undefined);
const relations = { eq: relation("eq"), ne: relation("ne") };
/** A comparison as a number is what it was, asked whether it is 0. */
export const eq = (x: Expr, y: Expr): Expr => {
  const when = isConst(y, 0) ? truth(x) : undefined;
  return when ? not(when) : relations.eq(x, y);
};
export const ne = (x: Expr, y: Expr): Expr => (isConst(y, 0) ? truth(x) : undefined) ?? relations.ne(x, y);
export const lt = relation("lt");
export const le = relation("le");
export const shl = (x: Expr, by: number): Expr => make("shl", x.kind, x, constant(by, "i32"));
export const shrU = (x: Expr, by: number): Expr => make("shrU", x.kind, x, constant(by, "i32"));
/** 1 and 0 are numbers, so nothing is chosen for what is none. */
export const select = (when: Expr, yes: Expr, no: Expr): Expr =>
  when.op === "ne" && when.args[0] === when.args[1] && truth(when.args[0]!) ? no
  : when.op === "not" ? select(when.args[0]!, no, yes)
  : make("select", yes.kind, when, yes, no);
/** The bits of a float64, and back. */
export const bits = (x: Expr): Expr => make("bits", "i64", x);
export const float = (x: Expr): Expr => make("float", "f64", x);
/** 1 for true and 0 for false. */
export const one = (x: Expr, kind: Kind): Expr => (kind === "f64" ? make("one", "f64", x) : select(x, constant(1, kind), constant(0, kind)));

/** A number in another kind, as a typed array of that kind would hold it. */
export const converted = (x: Expr, kind: Kind): Expr => {
  if (x.kind === kind) return x;
  if (x.op === "const" && kind !== "i32") return constant(kind === "f32" ? Math.fround(Number(x.value)) : Number(x.value), kind);
  if (kind === "f64") return make("toF64", "f64", x);
  if (kind === "f32") return make("toF32", "f32", x.kind === "i32" ? make("toF64", "f64", x) : x);
  // Modulo 2³², exactly.
  const whole = trunc(x.kind === "f32" ? make("toF64", "f64", x) : x);
  return make("toI32", "i32", sub(whole, mul(floor(mul(whole, constant(2 ** -32))), constant(2 ** 32))));
};
