import type { Buffer } from "./buffer.js";
import { position, type Expr } from "./expr.js";
import type { IndexMap } from "./index-map.js";
import type { Kind } from "./kind.js";

export type FoldName = "add" | "mul" | "max" | "min";

/** What a compiled program does, as plain data: loops around stores. */
export type Statement =
  | Loop
  | { readonly op: "store"; readonly buffer: Buffer; readonly index: IndexMap; readonly value: Expr }
  | { readonly op: "set"; readonly local: number; readonly kind: Kind; readonly value: Expr }
  /** local = local ∘ value, in an order that lanes may change; local = value where that is `whole`, and has the local in it. */
  | { readonly op: "fold"; readonly local: number; readonly kind: Kind; readonly by: FoldName; readonly value: Expr; readonly whole?: true }
  | { readonly op: "if"; readonly test: Expr; readonly yes: readonly Statement[]; readonly no: readonly Statement[] }
  /** head, then body as long as the test holds. */
  | { readonly op: "while"; readonly head: readonly Statement[]; readonly test: Expr; readonly body: readonly Statement[] }
  /** A function of the module, or of the host, of whole numbers. */
  | { readonly op: "call"; readonly name: string; readonly args: readonly Expr[]; readonly reads: readonly Touched[]; readonly writes: readonly Touched[] };

/** A buffer, or a local as −1 − its number. */
export type Touched = Pick<Buffer, "id">;

export interface Loop {
  readonly op: "loop";
  readonly variable: number;
  /** Steps, at least 1, and at most where the bounds are computed; the variable runs from 0. */
  readonly extent: number;
  /** Computed bounds of the variable, within 0 and the extent: [from, to). */
  readonly bounds?: readonly [from: IndexMap, to: IndexMap];
  /** Steps that need those before them. */
  readonly sequential: boolean;
  /** Several steps at a time, each in a lane: so many vectors. */
  readonly vectors?: number;
  readonly body: readonly Statement[];
}

export const set = (id: number, value: Expr): Statement => ({ op: "set", local: id, kind: value.kind, value });
export const fold = (id: number, by: FoldName, value: Expr): Statement => ({ op: "fold", local: id, kind: value.kind, by, value });
export const store = (buffer: Buffer, index: IndexMap, value: Expr): Statement => ({ op: "store", buffer, index, value });
export const loop = (variable: number, extent: number, body: readonly Statement[], sequential = false): Loop => ({ op: "loop", variable, extent, sequential, body });

/** Statements that run where a test holds. */
export const when = (test: Expr, yes: readonly Statement[], no: readonly Statement[] = []): Statement => ({ op: "if", test, yes, no });

export const call = (name: string, args: readonly Expr[], reads: readonly Touched[] = [], writes: readonly Touched[] = []): Statement => ({ op: "call", name, args, reads, writes });

/** Steps in order between bounds that outer loops decide. */
export const steps = (variable: number, extent: number, bounds: readonly [IndexMap, IndexMap], body: readonly Statement[], sequential = true): Loop => ({ op: "loop", variable, extent, bounds, sequential, body });

const none: readonly never[] = [];

/** The statement lists inside a statement. */
export const inner = (s: Statement): readonly (readonly Statement[])[] =>
  s.op === "loop" ? [s.body] : s.op === "if" ? [s.yes, s.no] : s.op === "while" ? [s.head, s.body] : none;

/** A statement with other parts; itself where they are the same. */
export const updated = <S extends Statement>(s: S, parts: Partial<S>): S => {
  for (const key in parts) if (parts[key] !== s[key]) return { ...s, ...parts };
  return s;
};

/** The statement with other lists inside; itself where they are the same. */
export const withInner = (s: Statement, change: (list: readonly Statement[]) => readonly Statement[]): Statement =>
  s.op === "loop" ? updated(s, { body: change(s.body) })
  : s.op === "if" ? updated(s, { yes: change(s.yes), no: change(s.no) })
  : s.op === "while" ? updated(s, { head: change(s.head), body: change(s.body) })
  : s;

/** Each statement changed; the list itself where none is. */
export const mapped = (list: readonly Statement[], change: (s: Statement) => Statement): readonly Statement[] => {
  let out: Statement[] | undefined;
  for (let k = 0; k < list.length; k++) {
    const changed = change(list[k]!);
    if (changed !== list[k]) (out ??= list.slice())[k] = changed;
  }
  return out ?? list;
};

/** The expressions that a statement itself computes. */
export const exprsOf = (s: Statement): readonly Expr[] =>
  s.op === "store" ? (s.index.computed.length === 0 ? [s.value] : [s.value, ...s.index.computed.map(([e]) => e)])
  : s.op === "set" || s.op === "fold" ? [s.value]
  : s.op === "if" || s.op === "while" ? [s.test]
  : s.op === "loop" && s.bounds ? s.bounds.map((bound) => position(bound))
  : s.op === "call" ? s.args
  : none;
