import { isCall, isNumber, sizeScalar, type CallExpr, type MatrixExpr } from "../expr.js";
import { call } from "../call.js";
import { own } from "../own.js";
import { isSymmetric } from "../simplify/facts.js";
import { deltaAtom, splitAtom } from "./atoms.js";
import type { Factor, Index, Term } from "./term.js";

/** A term without deltas that a sum could absorb, its equal factors joined into powers; undefined where it is zero. */
export const tidy = (term: Term): Term | undefined => {
  const { coef, sums, factors } = contracted(term);
  const joined = cancelled(join(factors));
  const used = new Set(joined.flatMap(({ idx }) => idx));
  const idle = sums.filter((i) => !used.has(i));
  const sizes = idle.map((i) => sizeScalar(i.size));
  const value = sizes.reduce((product, size) => (size.kind === "number" ? product * size.value : product), coef);
  if (value === 0) return undefined;
  const rest = sizes.flatMap((atom) => (atom.kind === "number" ? [] : [{ atom, idx: [], exp: 1 }]));
  return { coef: value, factors: rest.length === 0 ? joined : join([...joined, ...rest]), sums: sums.filter((i) => used.has(i)) };
};

/** Sums over an index of a delta put the other index in its place; a pair of splits of one axis is a pair of deltas. */
const contracted = ({ coef, factors, sums }: Term): Term => {
  const names = new Map<Index, Index>();
  const bound = new Set(sums);
  const nameOf = (i: Index): Index => {
    const next = names.get(i);
    return next ? nameOf(next) : i;
  };
  const unify = (a: Index, b: Index): boolean => {
    const [i, j] = [nameOf(a), nameOf(b)];
    if (i === j) return true;
    const [from, to] = bound.has(j) ? [j, i] : [i, j];
    if (!bound.has(from)) return false;
    bound.delete(from);
    names.set(from, to);
    return true;
  };
  const open = (list: readonly Factor[]): readonly Factor[] => list.filter(({ atom, idx }) => atom !== deltaAtom || !unify(idx[0]!, idx[1]!));
  let kept = factors;
  for (let before = -1; before !== kept.length; ) {
    before = kept.length;
    kept = joinSplits(open(kept).map((factor) => ({ ...factor, idx: factor.idx.map(nameOf) })), bound, unify);
  }
  return { coef, factors: names.size === 0 ? kept : kept.map((factor) => ({ ...factor, idx: factor.idx.map(nameOf) })), sums: [...bound] };
};

const joinSplits = (factors: readonly Factor[], bound: Set<Index>, unify: (a: Index, b: Index) => boolean): readonly Factor[] => {
  const splits = factors.filter(({ atom }) => atom === splitAtom);
  for (const [k, a] of splits.entries()) {
    const [whole, high, low] = a.idx as readonly [Index, Index, Index];
    /** The other factors, where none of them has some indices, over which there then is no sum any more. */
    const without = (b: Factor, ...sums: readonly Index[]): Factor[] | undefined => {
      const others = factors.filter((factor) => factor !== a && factor !== b);
      if (!sums.every((i) => bound.has(i)) || others.some(({ idx }) => idx.some((i) => sums.includes(i)))) return undefined;
      for (const i of sums) bound.delete(i);
      return others;
    };
    // Each pair of parts has one place, so that the sum over all places is 1.
    const alone = without(a, whole);
    if (alone) return alone;
    for (const b of splits.slice(k + 1)) {
      const isSame = whole === b.idx[0] && high.size === b.idx[1]!.size && low.size === b.idx[2]!.size;
      const apart = isSame && without(b, whole);
      if (apart) return [...apart, ...[high, low].flatMap((i, at) => (unify(i, b.idx[at + 1]!) ? [] : [{ atom: deltaAtom, idx: [i, b.idx[at + 1]!], exp: 1 }]))];
      const joined = high === b.idx[1] && low === b.idx[2] && high !== low && without(b, high, low);
      if (joined) return [...joined, { atom: deltaAtom, idx: [whole, b.idx[0]!], exp: 1 }];
    }
  }
  return factors;
};

const same = (a: readonly Index[], b: readonly Index[]): boolean => a.every((i, k) => i === b[k]);

/** Equal factors as one, their powers added; those to the power 0 are gone. */
const join = (factors: readonly Factor[]): readonly Factor[] => {
  const joined: Factor[] = [];
  for (const factor of factors) {
    const twin = joined.findIndex(({ atom, idx }) =>
      atom === factor.atom && idx.length === factor.idx.length && (same(idx, factor.idx) || (idx.length === 2 && isSymmetric(atom) && same(idx, factor.idx.toReversed()))));
    const exp = atomIsFlag(factor.atom) ? 1 : (joined[twin]?.exp ?? 0) + factor.exp;
    joined.splice(twin < 0 ? joined.length : twin, 1, { ...(joined[twin] ?? factor), exp });
  }
  return joined.filter(({ exp }) => exp !== 0);
};

/** What is 0 or 1, and so its own square. */
const atomIsFlag = (atom: MatrixExpr): boolean => atom === deltaAtom || atom === splitAtom || ((isCall(atom, "tril") || isCall(atom, "triu")) && isCall(atom.args[0]!, "ones"));

/** Quotients and products that are another function: sin/cos, exp/(1 + exp), sinh/cosh, sign·abs, and det·inv as it stands in adj/det. */
const cancelled = (factors: readonly Factor[]): readonly Factor[] => {
  for (const a of factors) {
    if (a.atom.kind !== "call") continue;
    const partner: Partner = (fits) => factors.find(({ atom, idx }) => atom.kind === "call" && fits(atom) && (idx.length === a.idx.length ? same(idx, a.idx) : idx.length === 0));
    const [other, ...made] = rewritten(a, partner) ?? [];
    if (other) return cancelled(join([...factors.filter((factor) => factor !== a && factor !== other), ...made]));
  }
  return factors;
};

/** What stands for a function to the power 1 over another of the same argument. */
const quotients: Readonly<Record<string, readonly [string, string]>> = { sin: ["cos", "tan"], sinh: ["cosh", "tanh"], adj: ["det", "inv"], exp: ["1 + exp", "sigmoid"] };

type Partner = (fits: (atom: CallExpr) => boolean) => Factor | undefined;

/** The partner of a factor and what stands for both. */
const rewritten = (a: Factor, find: Partner): [Factor, ...Factor[]] | undefined => {
  const { name, args } = a.atom as CallExpr;
  const argument = args[0]!;
  const partner = (other: string): Factor | undefined => find((atom) => atom.name === other && atom.args[0] === argument);
  const [below, made] = own(quotients, name) ?? [];
  if (below && a.exp === 1) {
    const other = name === "exp" ? find((atom) => atom.name === "add" && atom.args.includes(a.atom) && atom.args.some((one) => isNumber(one, 1) || isCall(one, "ones"))) : partner(below);
    return other && other.exp <= -1 ? [other, { ...a, atom: call(made!, args) }, { ...other, exp: other.exp + 1 }] : undefined;
  }
  if (name === "sign" && a.exp === 1) {
    const other = partner("abs");
    const exp = other && other.exp - 1;
    if (!other || argument.kind === "number") return undefined;
    return exp! % 2 === 0 ? [other, { ...a, atom: argument, exp: exp! + 1 }] : [other, { ...a, atom: argument }, { ...other, exp: exp! }];
  }
  if (name === "relu" && a.exp > 0) {
    const other = partner("step");
    return other && other.exp > 0 ? [other, a] : undefined;
  }
  return undefined;
};
