import { constant, position, type Expr } from "../ir/expr.js";
import { along } from "../ir/index-map.js";
import { exprsOf, inner, withInner, type Statement, type Touched } from "../ir/statement.js";
import { eachStatement, effectsOf, partsOf, readBySelf, writtenBySelf } from "../ir/visit.js";

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
  const everywhere = localsIn(statements);
  /** Functions do not share locals. */
  const isWhole = (chunk: readonly Statement[]): boolean => everywhere.size === 0 || [...localsIn(chunk)].every(([id, count]) => everywhere.get(id) === count);
  const list = (given: readonly Statement[], variables: readonly number[]): readonly Statement[] => {
    // A loop in lanes stays whole: what is called from it would take one number at a time.
    const own = given.map((s) => (s.op === "loop" && s.vectors !== undefined ? s : withInner(s, (part) => list(part, s.op === "loop" ? [...variables, s.variable] : variables))));
    if (own.reduce((sum, s) => sum + weightOf(s), 0) <= longest) return own;
    return chunks(own).flatMap((chunk): readonly Statement[] => {
      if ((chunk.length === 1 && weightOf(chunk[0]!) < longest / 4) || !isWhole(chunk)) return chunk;
      const name = `part${parts.length}`;
      parts.push({ name, params: variables, statements: chunk });
      return [{ op: "call", name, args: variables.map((v) => position(along(v))), ...effectsOfAll(chunk) }];
    });
  };
  const main = list(statements, []);
  parts.push({ name: "run", params: [], statements: main });
  return parts;
};

/** How often statements touch each local. */
const localsIn = (statements: readonly Statement[]): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  eachStatement(statements, (s) => [...readBySelf(s), ...writtenBySelf(s)].forEach((id) => void (id < 0 && counts.set(id, (counts.get(id) ?? 0) + 1))));
  return counts;
};

const effectsOfAll = (chunk: readonly Statement[]): { reads: Touched[]; writes: Touched[] } => {
  const { reads, writes } = effectsOf({ op: "if", test: constant(1, "mask"), yes: chunk, no: [] });
  const touched = (ids: ReadonlySet<number>): Touched[] => [...ids].flatMap((id) => (id < 0 ? [] : [{ id }]));
  return { reads: touched(reads), writes: touched(writes) };
};

/** Statements in a row of moderate weight together, cut where no local is in use. */
const chunks = (list: readonly Statement[]): Statement[][] => {
  const last = new Map<number, number>();
  const locals = list.map(localsOf);
  for (const [k, own] of locals.entries()) for (const id of own) last.set(id, k);
  const out: Statement[][] = [];
  let chunk: Statement[] = [];
  let [weight, open] = [0, -1];
  for (const [k, s] of list.entries()) {
    chunk.push(s);
    weight += weightOf(s);
    for (const id of locals[k]!) open = Math.max(open, last.get(id)!);
    if (weight >= longest && open <= k) {
      out.push(chunk);
      [chunk, weight] = [[], 0];
    }
  }
  if (chunk.length > 0) out.push(chunk);
  return out;
};

const localsOf = (s: Statement): readonly number[] => {
  if (inner(s).length === 0) return [...readBySelf(s), ...writtenBySelf(s)].filter((id) => id < 0);
  const { reads, writes } = effectsOf(s);
  return [...reads, ...writes].filter((id) => id < 0);
};

const weights = new WeakMap<Statement, number>();

/** About how many instructions a statement is. */
const weightOf = (s: Statement): number => {
  const known = weights.get(s);
  if (known !== undefined) return known;
  const seen = new Set<Expr>();
  let weight = 2;
  const visit = (e: Expr): void => {
    const parts = partsOf(e);
    weight += 1;
    if (parts.length === 0 || seen.has(e)) return;
    seen.add(e);
    for (const part of parts) visit(part);
  };
  exprsOf(s).forEach(visit);
  for (const list of inner(s)) for (const part of list) weight += weightOf(part);
  weights.set(s, weight);
  return weight;
};
