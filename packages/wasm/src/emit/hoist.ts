import type { Expr } from "../ir/expr.js";
import { type Loop, type Statement } from "../ir/statement.js";
import { eachStatement, effectsOf, neededAs, needsOf } from "../ir/visit.js";
import { op } from "../encode/instructions.js";
import { computedBy, countsIn, sourcesOf } from "./count.js";
import { isKept, isWorthKeeping, scalar, vector } from "./expression.js";
import { laneScope, type LaneScope, type Scope } from "./scope.js";
import type { Unit } from "./unit.js";

/** Computes before a loop what is the same in all of its steps, and gives what is not. `within` is the scope of the loop's body where it is in lanes. */
export const hoist = (u: Unit, scope: Scope, loop: Loop, within?: LaneScope): ReadonlySet<number> => {
  const around = within ?? scope.lanes;
  const changing = changingIn(loop);
  // What needs none of these has been looked at before the loop around this one.
  const news = scope.changing && new Set([...scope.changing].filter((id) => !changing.has(id)));
  const seen = new Set<Expr>();
  // As if it stood there twice: it is kept, and so are the parts that it needs more than once.
  // In lanes of an outer loop, what differs from lane to lane is kept as vectors; the rest is spread over them where vectors need it.
  const lift = (e: Expr, lanes: LaneScope | undefined): void => {
    // What a loop around this one has lifted is there.
    if (!isWorthKeeping(u, e) || isKept(u, lanes ? { ...scope, lanes } : scope, e, lanes !== undefined)) return;
    const outer: Scope = { ...scope, counts: countsIn(u, [e, e]) };
    if (!lanes) {
      scalar(u, outer, e);
      u.code.byte(op.drop);
    } else if (lanes !== scope.lanes || !lanes.varies(e)) {
      vector(u, { ...outer, lanes }, e, 0);
      u.code.byte(op.drop);
    } else
      for (let v = 0; v < lanes.vectors; v++) {
        vector(u, outer, e, v);
        u.code.byte(op.drop);
      }
  };
  const walk = (e: Expr, lanes: LaneScope | undefined): void => {
    if ((news && !needsAny(e, news)) || seen.has(e)) return;
    seen.add(e);
    if (!needsAny(e, changing)) return lift(e, lanes);
    if (e.op === "guard") {
      const flat = u.flat(e.index, 1);
      if (flat) walk(flat, undefined);
      return;
    }
    const inLanes = lanes?.varies(e) && e.op !== "load" && e.op !== "position";
    const sources = sourcesOf(u, e);
    for (let k = 0; k < sources.length; k++) walk(sources[k]!, inLanes && sources[k]!.kind !== "i32" ? lanes : undefined);
  };
  const visit = (s: Statement, lanes: LaneScope | undefined): void => {
    for (const e of computedBy(u, s)) walk(e, e.kind === "i32" ? undefined : lanes);
    if (s.op === "loop") for (const part of s.body) visit(part, s.vectors === undefined ? lanes : laneScope(s.variable, s.vectors, new Map(laneLocals(s).map((id) => [id, []]))));
  };
  if (news?.size !== 0) for (const s of loop.body) visit(s, around);
  return changing;
};

const needsAny = (e: Expr, ids: ReadonlySet<number>): boolean => {
  const needs = needsOf(e);
  for (let k = 0; k < needs.length; k++) if (ids.has(needs[k]!)) return true;
  return false;
};

/** Locals that a loop in lanes gives vectors to: all that it sets, or folds into. */
export const laneLocals = (loop: Loop): readonly number[] => [...effectsOf(loop).writes].flatMap((id) => (id < 0 ? [-1 - id] : []));

/** What steps of a loop write, and the variables of it and of those inside. */
const changingIn = (loop: Loop): ReadonlySet<number> => {
  const found = new Set(effectsOf(loop).writes);
  eachStatement([loop], (s) => {
    if (s.op === "loop") found.add(neededAs(s.variable));
  });
  return found;
};
