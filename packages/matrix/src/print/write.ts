import { isScalar, postorder, type MatrixExpr, type TensorExpr } from "../expr.js";
import { own } from "../own.js";
import { deltaAtom, isTensorAtom, splitAtom } from "../tensor/atoms.js";
import type { Factor, Term } from "../tensor/term.js";
import { ATOM, PRODUCT, type Notation } from "./notation.js";

interface Piece {
  readonly text: string;
  readonly binds: number;
  /** Whether it begins with a sign, and so can stand only in front. */
  readonly signed?: boolean;
}

/** An expression in a notation; each distinct part is written once. */
export const write = (expr: MatrixExpr, notation: Notation): string => writer(notation)(expr).text;

/** A template with texts for $1, $2, … */
export const fill = (template: string, ...texts: readonly string[]): string => template.replace(/\$(\d)/g, (_, k: string) => texts[Number(k) - 1] ?? "");

/** A piece as an operand that must bind so tightly. */
const grouped = ({ text, binds, signed }: Piece, min: number, { group }: Notation): string => (binds < min || (signed && min > 0) ? fill(group, text) : text);

const writer = (notation: Notation): ((expr: MatrixExpr) => Piece) => {
  const known = new Map<MatrixExpr, Piece>();
  const written = (node: MatrixExpr): Piece => {
    if (node.kind === "number") return { text: notation.number(node.value), binds: ATOM, signed: node.value < 0 };
    if (node.kind === "size") return { text: notation.size(node.size), binds: String(node.size).includes("*") ? PRODUCT : ATOM };
    if (node.kind === "symbol") return { text: notation.symbol(node), binds: ATOM };
    if (node.kind === "tensor") return { text: writeTensor(node, notation), binds: 0 };
    const args = node.args.map((arg) => known.get(arg)!);
    const form = formOf(notation.formOf?.(node) ?? node.name, isScalar(node), notation);
    if (!form) return { text: notation.apply(node.name, args.map(({ text }) => text)), binds: ATOM };
    const { binds, operands = [] } = form;
    const signed = operands[1]! > operands[0]! && args[0]!.signed;
    const texts = args.map((arg, k) => grouped(k === 0 && signed ? { ...arg, signed: false } : arg, operands[k] ?? 0, notation));
    return { text: fill(form.text, ...texts), binds, signed: signed || node.name === "neg" };
  };
  return (expr) => {
    for (const node of postorder(expr)) if (!known.has(node)) known.set(node, written(node));
    return known.get(expr)!;
  };
};

const formOf = (name: string, scalar: boolean, { forms, scalarForms }: Notation) =>
  (scalar && scalarForms ? own(scalarForms, name) : undefined) ?? own(forms, name);

const letters = "ijklpqrstuvw";

/** d[k; i, j] = …: a derivative in index notation, Σ over the indices that stand only on the right. */
const writeTensor = ({ out, by, terms }: TensorExpr, notation: Notation): string => {
  const names = new Map<object, string>();
  const nameOf = (axis: object): string => {
    const name = names.get(axis) ?? notation.letter(letters[names.size] ?? `i_${names.size}`);
    names.set(axis, name);
    return name;
  };
  const list = (axes: readonly object[]): string => axes.map(nameOf).join(notation.comma);
  const head = fill(notation.head, list(out), list(by));
  const write = writer(notation);
  const factor = ({ atom, idx, exp }: Factor): string => {
    const name = atom === deltaAtom ? notation.delta : atom === splitAtom ? notation.apply("split", []) : isTensorAtom(atom) ? special(atom, write, notation) : grouped(write(atom), ATOM, notation);
    const order = [...names.keys()];
    const axes = atom === deltaAtom ? idx.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)) : idx;
    const indexed = idx.length === 0 ? name : fill(notation.indexed, name, list(axes));
    return exp === 1 ? indexed : fill(formOf("power", true, notation)!.text, indexed, notation.number(exp));
  };
  const product = fill(formOf("mul", true, notation)!.text, "$1", "$2");
  const term = ({ coef, factors, sums }: Term): string => {
    const size = Math.abs(coef);
    const parts = [...(size === 1 && factors.length > 0 ? [] : [notation.number(size)]), ...factors.toSorted(byRank).map(factor)];
    const text = parts.reduce((left, right) => fill(product, left, right));
    return sums.length === 0 ? text : fill(notation.over, list(sums), text);
  };
  const [minus, plus] = [formOf("sub", false, notation)!.text, formOf("add", false, notation)!.text];
  const sum = terms.reduce((left, next, k) => (k === 0 ? (next.coef < 0 ? fill(formOf("neg", false, notation)!.text, term(next)) : term(next)) : fill(next.coef < 0 ? minus : plus, left, term(next))), "");
  return head + (sum || notation.number(0));
};

const byRank = (a: Factor, b: Factor): number => rankOf(a) - rankOf(b);
const rankOf = ({ atom, idx }: Factor): number => (atom === deltaAtom ? 0.5 : idx.length);

/** The derivative of a matrix function, or of a matrix that is left open. */
const special = (atom: MatrixExpr, write: (expr: MatrixExpr) => Piece, notation: Notation): string => {
  const { name, args } = atom as { name: string; args: readonly MatrixExpr[] };
  return notation.apply(name === "#open" ? "d" : `d${name.slice(1)}`, args.map((arg) => write(arg).text));
};

