import { position, type Expr } from "../ir/expr.js";
import { along } from "../ir/index-map.js";
import { call, exprsOf, inner, mapped, withInner, type Statement, type Touched } from "../ir/statement.js";
import { eachStatement, eachTouched, effectsOf, partsOf, writtenBySelf } from "../ir/visit.js";

/** A function of the module: statements, and the loop variables around them that they use. */
export interface Part {
  readonly name: string;
  readonly params: readonly number[];
  readonly statements: readonly Statement[];
}

/** Engines compile long functions slowly, and some not at all: about so many operations make one. */
const longest = 1500;

/** Divides statements into functions of moderate length; the last one runs the whole. */
export const outline = (statements: readonly Statement[]): Part[] => {
  const parts: Part[] = [];
  let found: ReadonlyMap<number, number> | undefined;
  const everywhere = (): ReadonlyMap<number, number> => (found ??= areLocals(statements) ? localsIn(statements) : new Map());
  /** Functions do not share locals. */
  const isWhole = (chunk: readonly Statement[]): boolean => everywhere().size === 0 || [...localsIn(chunk)].every(([id, count]) => everywhere().get(id) === count);
  const list = (given: readonly Statement[], variables: readonly number[]): readonly Statement[] => {
    // A loop in lanes stays whole: what is called from it would take one number at a time.
    const own = mapped(given, (s) => (s.op === "loop" && s.vectors !== undefined ? s : withInner(s, (part) => list(part, s.op === "loop" ? [...variables, s.variable] : variables))));
    const weights = own.map(weightOf);
    if (weights.reduce((sum, weight) => sum + weight, 0) <= longest) return own;
    return chunks(own, weights, everywhere().size === 0 ? () => none : localsOf).flatMap((chunk): readonly Statement[] => {
      if ((chunk.length === 1 && weightOf(chunk[0]!) < longest / 4) || !isWhole(chunk)) return chunk;
      const name = `part${parts.length}`;
      parts.push({ name, params: variables, statements: chunk });
      return [call(name, variables.map((v) => position(along(v))), [], writtenBy(chunk))];
    });
  };
  const main = list(statements, []);
  parts.push({ name: "run", params: [], statements: main });
  return parts;
};

/** Whether a local is set anywhere. */
const areLocals = (statements: readonly Statement[]): boolean => statements.some((s) => s.op === "set" || s.op === "fold" || inner(s).some(areLocals));

/** How often statements touch each local. */
const localsIn = (statements: readonly Statement[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  eachStatement(statements, (s) => eachTouched(s, (id) => void (id < 0 && counts.set(id, (counts.get(id) ?? 0) + 1))));
  return counts;
};

/** The buffers that statements write: what was taken from them before is forgotten. What they read nobody asks any more. */
const writtenBy = (statements: readonly Statement[]): readonly Touched[] => {
  const found = new Set<number>();
  eachStatement(statements, (s) => {
    for (const id of writtenBySelf(s)) if (id >= 0) found.add(id);
  });
  return Array.from(found, (id) => ({ id }));
};

/** Statements in a row of moderate weight together, cut where no local is in use. */
const chunks = (list: readonly Statement[], weights: readonly number[], own: (s: Statement) => readonly number[]): Statement[][] => {
  const last = new Map<number, number>();
  const locals = list.map(own);
  locals.forEach((ids, k) => ids.forEach((id) => last.set(id, k)));
  const out: Statement[][] = [];
  let chunk: Statement[] = [];
  let weight = 0;
  let open = -1;
  list.forEach((s, k) => {
    chunk.push(s);
    weight += weights[k]!;
    for (const id of locals[k]!) open = Math.max(open, last.get(id)!);
    if (weight < longest || open > k) return;
    out.push(chunk);
    chunk = [];
    weight = 0;
  });
  if (chunk.length > 0) out.push(chunk);
  return out;
};

const localsOf = (s: Statement): readonly number[] => {
  let found: number[] | undefined;
  const touch = (id: number): void => {
    if (id < 0) (found ??= []).push(id);
  };
  if (inner(s).length === 0) eachTouched(s, touch);
  else for (const ids of Object.values(effectsOf(s)) as ReadonlySet<number>[]) ids.forEach(touch);
  return found ?? none;
};

const none: readonly number[] = [];

const weights = new WeakMap<Statement, number>();

/** About how many instructions a statement is. */
const weightOf = (s: Statement): number => {
  const lists = inner(s);
  const known = lists.length === 0 ? undefined : weights.get(s);
  if (known !== undefined) return known;
  let weight = 2;
  const expressions = exprsOf(s);
  for (let k = 0; k < expressions.length; k++) weight += weightIn(expressions[k]!);
  for (const list of lists) for (const part of list) weight += weightOf(part);
  if (lists.length > 0) weights.set(s, weight);
  return weight;
};

/** What has parts counts once, however often it stands. */
const weightIn = (e: Expr, seen?: Set<Expr>): number => {
  if (seen?.has(e)) return 1;
  let known = seen?.add(e);
  let weight = 1;
  const parts = partsOf(e);
  for (let k = 0; k < parts.length; k++) weight += partsOf(parts[k]!).length === 0 ? 1 : weightIn(parts[k]!, (known ??= new Set([e])));
  return weight;
};
