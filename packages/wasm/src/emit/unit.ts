import { bytes, type Bytes } from "../encode/bytes.js";
import type { Type } from "../encode/instructions.js";
import type { FunctionBody } from "../encode/module.js";
import { add, constant, mul, position, type Expr } from "../ir/expr.js";
import { along, isFixed, type IndexMap } from "../ir/index-map.js";
import type { Buffer } from "../ir/buffer.js";
import type { Kind } from "../ir/kind.js";
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
  const { of: valueNumber, textOf } = numbering();
  const sums = new Map<string, Expr>();
  /** The same by the index itself, which is mostly asked for several times: by scale, without and with the base. */
  const found = new Map<IndexMap, Expr[]>();

  const summed = ({ base, terms, computed }: IndexMap, scale: number, withBase: boolean): Expr | undefined => {
    const scaled = (e: Expr, by: number): Expr => mul(e, constant(by, "i32"));
    const parts = [...terms.map(([v, s]) => scaled(position(along(v)), s * scale)), ...computed.map(([e, s]) => scaled(e, s * scale)), ...(withBase && base !== 0 ? [constant(base * scale, "i32")] : [])];
    return parts.length === 0 ? undefined : parts.reduce((x, y) => add(x, y));
  };
  return {
    ...around, code, newLocal, valueNumber,
    variables: new Map(params.map((variable, k) => [variable, k])),
    locals: new Map(),
    kept: new Map([...kept].map(([buffer, kinds]) => [buffer, kinds.map((kind) => newLocal(typeOf(kind)))])),
    flat: (index, scale, withBase = false) => {
      if (isFixed(index)) return undefined;
      const [known, slot] = [found.get(index) ?? [], 2 * scale + Number(withBase)];
      if (known[slot] !== undefined) return known[slot];
      const key = `${scale}${withBase}${textOf(index)}`;
      const sum = sums.get(key) ?? summed(index, scale, withBase)!;
      sums.set(key, sum);
      known[slot] = sum;
      found.set(index, known);
      return sum;
    },
    finish: (signature) => {
      code.byte(0x0b);
      return { params: params.map(() => "i32" as const), results: [], locals: types, code: code.view().slice(), ...signature };
    },
  };
};
