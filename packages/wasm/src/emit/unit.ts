import { bytes, type Bytes } from "../encode/bytes.js";
import type { Type } from "../encode/instructions.js";
import type { FunctionBody } from "../encode/module.js";
import { add, constant, mul, position, type Expr } from "../ir/expr.js";
import { along, type IndexMap } from "../ir/index-map.js";
import type { Buffer } from "../ir/buffer.js";
import type { Kind } from "../ir/kind.js";
import type { Loop, Statement } from "../ir/statement.js";
import type { Plan } from "./hoist.js";
import { numbering } from "./numbering.js";

/** What all functions of a module share: where buffers stand, and what functions are numbered. */
export interface Surroundings {
  readonly address: (buffer: Buffer) => number;
  readonly functionNumber: (name: string) => number;
}

/** A function that is being written. */
export interface Unit extends Surroundings {
  readonly code: Bytes;
  readonly newLocal: (type: Type) => number;
  /** The wasm locals of loop variables, of the statements' locals, and of the numbers of buffers that are kept in locals. */
  readonly variables: Map<number, number>;
  readonly locals: Map<number, number>;
  readonly kept: ReadonlyMap<number, readonly number[]>;
  /** What is known of loops and of lists of statements, which may be written several times. */
  readonly plans: Map<Loop, Plan>;
  readonly counts: Map<readonly Statement[], ReadonlyMap<number, number>>;
  /** A number that equal expressions share. */
  readonly valueNumber: (e: Expr) => number;
  /** Σ of an index's parts times a scale, without its base: none where it is fixed. */
  readonly flat: (index: IndexMap, scale: number, withBase?: boolean) => Expr | undefined;
  readonly finish: (signature?: Partial<Pick<FunctionBody, "params" | "results">>) => FunctionBody;
}

export const typeOf = (kind: Kind): Type => (kind === "mask" ? "i32" : kind);

/** The variable of an index that is one variable and nothing else. */
export const bare = (index: IndexMap): number | undefined =>
  index.base === 0 && index.computed.length === 0 && index.terms.length === 1 && index.terms[0]![1] === 1 ? index.terms[0]![0] : undefined;

export const unit = (around: Surroundings, params: readonly number[], kept: ReadonlyMap<number, readonly Kind[]>): Unit => {
  const code = bytes();
  const types: Type[] = [];
  const newLocal = (type: Type): number => params.length + types.push(type) - 1;
  const { of: valueNumber, termsOf } = numbering();
  /** By the parts of the index, the scale, and the base where it counts. */
  const sums = new Map<number | string, Expr>();

  const summed = ({ terms, computed }: IndexMap, scale: number, base: number): Expr => {
    const scaled = (e: Expr, by: number): Expr => mul(e, constant(by, "i32"));
    const parts = [...terms.map(([v, s]) => scaled(position(along(v)), s * scale)), ...computed.map(([e, s]) => scaled(e, s * scale)), ...(base === 0 ? [] : [constant(base * scale, "i32")])];
    return parts.reduce((x, y) => add(x, y));
  };
  const locals = new Map<number, readonly number[]>();
  kept.forEach((kinds, buffer) => locals.set(buffer, kinds.map((kind) => newLocal(typeOf(kind)))));
  return {
    ...around, code, newLocal, valueNumber,
    variables: new Map(params.map((variable, k) => [variable, k])),
    locals: new Map(), plans: new Map(), counts: new Map(),
    kept: locals,
    flat: (index, scale, withBase = false) => {
      const parts = termsOf(index);
      if (parts === 0) return undefined;
      const base = withBase ? index.base : 0;
      const number = 16 * parts + scale;
      const key = base === 0 ? number : `${number}+${base}`;
      let sum = sums.get(key);
      if (!sum) sums.set(key, (sum = summed(index, scale, base)));
      return sum;
    },
    finish: (signature) => {
      code.byte(0x0b);
      return { params: params.map(() => "i32" as const), results: [], locals: types, code: code.view().slice(), ...signature };
    },
  };
};
