import { error } from "./errors.js";
import type { Extent, Size } from "./size.js";
import type { Properties } from "./properties.js";
import type { Term } from "./tensor/term.js";

/**
 * An expression of matrices, vectors and scalars: immutable, and each distinct expression one object (hash-consed), so that `===` compares whole
 * expressions and shared parts are differentiated and evaluated once.
 */
export type MatrixExpr = NumberExpr | SizeExpr | SymbolExpr | CallExpr | TensorExpr;

interface Node extends Extent {
  readonly id: number;
}
export interface NumberExpr extends Node {
  readonly kind: "number";
  readonly value: number;
}
/** A size as a scalar: the n in x/n. */
export interface SizeExpr extends Node {
  readonly kind: "size";
  readonly size: Size;
}
export interface SymbolExpr extends Node {
  readonly kind: "symbol";
  readonly name: string;
  readonly properties: Properties;
  /** The symbol that this one is a function of, where it stands for one: the F of F(X). */
  readonly of: SymbolExpr | null;
}
export interface CallExpr extends Node {
  readonly kind: "call";
  readonly name: string;
  readonly args: readonly MatrixExpr[];
}
/** A result of rank three or more: a sum of products in index notation, `out` the axes of the function and `by` those of the symbols. */
export interface TensorExpr extends Node {
  readonly kind: "tensor";
  readonly out: readonly TensorAxis[];
  readonly by: readonly TensorAxis[];
  readonly terms: readonly Term[];
}
export interface TensorAxis {
  readonly size: Size;
}

/** The latest expressions; those before them are known only while somebody holds them. */
const latest = new Map<string, MatrixExpr>();
const earlier = new Map<string, WeakRef<MatrixExpr>>();
const forget = new FinalizationRegistry<string>((key) => earlier.get(key)?.deref() ?? earlier.delete(key));
/** Weak references are slow, and most expressions are asked for again at once or never; enough for one long derivative. */
const maxLatest = 1024;
let count = 0;

const held = (key: string): MatrixExpr | undefined => {
  const found = latest.get(key);
  if (found) return found;
  const before = earlier.get(key)?.deref();
  return before && hold(key, before);
};

const hold = (key: string, expr: MatrixExpr): MatrixExpr => {
  if (latest.size === maxLatest) retire();
  latest.set(key, expr);
  return expr;
};

const retire = (): void => {
  for (const [key, expr] of latest) {
    if (earlier.get(key)?.deref()) continue;
    earlier.set(key, new WeakRef(expr));
    forget.register(expr, key);
  }
  latest.clear();
};

const intern = <E extends MatrixExpr>(key: string, node: Omit<E, "id">): E => (held(key) ?? hold(key, Object.freeze({ ...node, id: count++ }) as E)) as E;

const scalarExtent: Extent = { rows: null, cols: null };

/** The scalar of a number. */
export const number = (value: number): NumberExpr => intern(`${Object.is(value, -0) ? 0 : value}`, { kind: "number", value, ...scalarExtent });

/** A size as a scalar. */
export const sizeScalar = (size: Size): NumberExpr | SizeExpr =>
  typeof size === "number" ? number(size) : intern<SizeExpr>(`#${size}`, { kind: "size", size, ...scalarExtent });

/** The size that a scalar stands for. */
export const sizeOf = (expr: MatrixExpr): Size | undefined =>
  expr.kind === "size" ? expr.size : expr.kind === "number" && Number.isSafeInteger(expr.value) && expr.value >= 0 ? expr.value : undefined;

export const symbolNode = (name: string, { rows, cols }: Extent, properties: Properties, of: SymbolExpr | null = null): SymbolExpr =>
  intern(`$${name}:${rows}:${cols}:${Object.keys(properties).toSorted().join()}:${of?.id}`, { kind: "symbol", name, properties, of, rows, cols });

/** The shape of an application follows from its name and its arguments. */
const keyOf = (name: string, args: readonly MatrixExpr[]): string => args.reduce((key, { id }) => `${key},${id}`, `${name}(`);

/** An application that is there already, and so has been checked. */
export const heldCall = (name: string, args: readonly MatrixExpr[]): MatrixExpr | undefined => held(keyOf(name, args));

export const callNode = (name: string, args: readonly MatrixExpr[], { rows, cols }: Extent): CallExpr =>
  intern(keyOf(name, args), { kind: "call", name, args: Object.freeze([...args]), rows, cols });

/** Every tensor result is an object of its own. */
export const tensorNode = (out: readonly TensorAxis[], by: readonly TensorAxis[], terms: readonly Term[]): TensorExpr =>
  Object.freeze({ kind: "tensor", out, by, terms, id: count++, ...scalarExtent });

/** The arguments of an expression. */
export const argsOf = (expr: MatrixExpr): readonly MatrixExpr[] => (expr.kind === "call" ? expr.args : []);

export const isScalar = ({ rows, cols }: Extent): boolean => rows === null && cols === null;
export const isCall = <Name extends string>(expr: MatrixExpr, name: Name): expr is CallExpr & { readonly name: Name } => expr.kind === "call" && expr.name === name;
export const isNumber = (expr: MatrixExpr, value: number): boolean => expr.kind === "number" && expr.value === value;

/** @throws matrix/not-expression */
export const checked = (expr: MatrixExpr): MatrixExpr => {
  if (!(expr as Partial<MatrixExpr> | null | undefined)?.kind) throw error("matrix/not-expression", { got: expr });
  return expr;
};

/** Every distinct subexpression once, arguments first. */
export const postorder = (...roots: readonly MatrixExpr[]): MatrixExpr[] => {
  const order = new Set<MatrixExpr>();
  const stack = roots.map((expr) => ({ expr: checked(expr), next: 0 })).toReversed();
  while (stack.length > 0) {
    const top = stack.at(-1)!;
    const args = order.has(top.expr) ? [] : argsOf(top.expr);
    const arg = args[top.next++];
    if (arg) stack.push({ expr: arg, next: 0 });
    else order.add(stack.pop()!.expr);
  }
  return [...order];
};
