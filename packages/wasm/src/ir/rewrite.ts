import { guard, load, position, type Expr } from "./expr.js";
import { plus, type IndexMap } from "./index-map.js";
import { mapped, updated, withInner, type Loop, type Statement } from "./statement.js";

/** What loop variables stand for instead. */
export type Substitution = ReadonlyMap<number, IndexMap>;

const isMeant = ({ terms }: IndexMap, by: Substitution): boolean => {
  for (let k = 0; by.size > 0 && k < terms.length; k++) if (by.has(terms[k]![0])) return true;
  return false;
};

const substituteIndex = (index: IndexMap, by: Substitution, expr: (e: Expr) => Expr): IndexMap => {
  if (index.computed.length === 0 && !isMeant(index, by)) return index;
  const computed = index.computed.map(([e, s]) => [expr(e), s] as const);
  if (computed.every(([e], k) => e === index.computed[k]![0]) && !isMeant(index, by)) return index;
  let out: IndexMap = { base: index.base, terms: index.terms.filter(([v]) => !by.has(v)), computed };
  for (const [v, stride] of index.terms) {
    const to = by.get(v);
    if (to) out = plus(out, to, stride);
  }
  return out;
};

/** What becomes of an expression whose parts are changed already, and of which it is known what it was. */
export type Change = (e: Expr, was: Expr) => Expr;

/** A change of expressions, part by part, that keeps shared parts shared. */
const rewriter = (by: Substitution, change: Change = (e) => e): ((e: Expr) => Expr) => {
  const done = new Map<Expr, Expr>();
  const rewrite = (e: Expr): Expr => {
    const found = done.get(e);
    if (found) return found;
    const out = change(parts(e), e);
    done.set(e, out);
    return out;
  };
  const parts = (e: Expr): Expr => {
    if (e.op === "const" || e.op === "local") return e;
    if (e.op === "position") {
      const index = substituteIndex(e.index, by, rewrite);
      return index === e.index ? e : position(index);
    }
    if (e.op === "load") {
      const index = substituteIndex(e.index, by, rewrite);
      return index === e.index ? e : load(e.buffer, index, e.kind);
    }
    if (e.op === "guard") return guard(substituteIndex(e.index, by, rewrite), e.from, e.to, () => rewrite(e.args[0]), () => rewrite(e.args[1]));
    let args: Expr[] | undefined;
    for (let k = 0; k < e.args.length; k++) {
      const arg = rewrite(e.args[k]!);
      if (arg !== e.args[k]) (args ??= e.args.slice())[k] = arg;
    }
    return args ? ({ ...e, args } as Expr) : e;
  };
  return rewrite;
};

/** Statements with their expressions changed, and loop variables replaced: themselves where nothing changes. */
export const rewriteStatements = (statements: readonly Statement[], by: Substitution, change?: Change): readonly Statement[] => {
  const expr = rewriter(by, change);
  const index = (i: IndexMap): IndexMap => substituteIndex(i, by, expr);
  const statement = (s: Statement): Statement => {
    switch (s.op) {
      case "store": return updated(s, { index: index(s.index), value: expr(s.value) });
      case "set": case "fold": return updated(s, { value: expr(s.value) });
      case "if": case "while": return updated(withInner(s, list) as typeof s, { test: expr(s.test) });
      case "call": return { ...s, args: s.args.map(expr) };
      case "loop": {
        const whole = withInner(s, list) as Loop;
        return s.bounds ? { ...whole, bounds: [index(s.bounds[0]), index(s.bounds[1])] } : whole;
      }
    }
  };
  const list = (of: readonly Statement[]): readonly Statement[] => mapped(of, statement);
  return list(statements);
};
