import type { Expr } from "../ir/expr.js";
import type { Loop } from "../ir/statement.js";
import { eachStatement, effectsOf, neededAs, needsOf } from "../ir/visit.js";
import { op } from "../encode/instructions.js";
import { computedBy, countsIn, sourcesOf } from "./count.js";
import { isKept, isWorthKeeping, scalar, vector } from "./expression.js";
import { laneScope, type LaneScope, type Scope } from "./scope.js";
import type { Unit } from "./unit.js";

/** What is computed before a loop, in this order: of each expression a number, or vectors in lanes, of the loop inside that is named or else of the one around, numbers where that takes a single step. */
type Lifts = Map<Expr, { readonly isVector: boolean; readonly inside: LaneScope | undefined }>;

/** What changes in the steps of a loop, and what is computed before it. */
export interface Plan {
  /** The lanes around, or of the loop itself, as far as they are known before they are written. */
  readonly lanes?: LaneScope | undefined;
  readonly changing: ReadonlySet<number>;
  readonly lifts: Lifts;
}

/** Computes before a loop what is the same in all of its steps, and gives what is not. `within` is the scope of the loop's body where it is in lanes. */
export const hoist = (u: Unit, scope: Scope, loop: Loop, within = scope.lanes): ReadonlySet<number> => {
  if (!u.plans.has(loop)) planNest(u, loop, scope.changing, within);
  const { changing, lifts } = u.plans.get(loop)!;
  for (const [e, { isVector, inside }] of lifts) lift(u, scope, e, isVector ? (inside ?? within) : undefined);
  return changing;
};

// As if it stood there twice: it is kept, and so are the parts that it needs more than once.
// In lanes of an outer loop, what differs from lane to lane is kept as vectors; the rest is spread over them where vectors need it.
const lift = (u: Unit, scope: Scope, e: Expr, lanes: LaneScope | undefined): void => {
  if (isKept(u, lanes ? { ...scope, lanes } : scope, e, lanes !== undefined)) return;
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

/** Plans a loop and those inside it: each expression is looked at once, and computed before the outermost loop in which it does not change. `around` is what changes in the loop around them. */
const planNest = (u: Unit, loop: Loop, around: ReadonlySet<number> | undefined, outer: LaneScope | undefined): void => {
  const enter = (s: Loop, above: readonly Plan[], lanes: LaneScope | undefined): void => {
    const plan: Plan = { lanes, changing: changingIn(s), lifts: new Map() };
    const path = [...above, plan];
    /** In how many of the loops an expression changes, which are the outer ones. */
    const depthOf = (e: Expr): number => {
      let depth = path.length;
      while (depth > 0 && !needsOneOf(e, path[depth - 1]!.changing)) depth--;
      return depth;
    };
    const seen = new Map<Expr, number>();
    /** `below` is the depth of what it is a part of. */
    const walk = (e: Expr, below: number, inLanes: LaneScope | undefined): void => {
      const before = seen.get(e) ?? 0;
      if (before >= below) return;
      seen.set(e, below);
      const depth = depthOf(e);
      if (depth < below && isWorthKeeping(u, e)) {
        const { lifts, lanes: at } = path[depth]!;
        if (!lifts.has(e)) lifts.set(e, { isVector: inLanes !== undefined, inside: inLanes === at ? undefined : inLanes });
      }
      if (depth === 0 || before > 0) return;
      if (e.op === "guard") {
        const flat = u.flat(e.index, 1);
        if (flat) walk(flat, depth, undefined);
        return;
      }
      const isVector = inLanes?.varies(e) && e.op !== "load" && e.op !== "position";
      const sources = sourcesOf(u, e);
      for (let k = 0; k < sources.length; k++) walk(sources[k]!, depth, isVector && sources[k]!.kind !== "i32" ? inLanes : undefined);
    };
    for (const part of s.body) {
      for (const e of computedBy(u, part)) walk(e, path.length, e.kind === "i32" ? undefined : lanes);
      if (part.op === "loop") enter(part, path, part.vectors === undefined ? lanes : laneScope(part.variable, part.vectors, new Map(laneLocals(part).map((id) => [id, []]))));
    }
    u.plans.set(s, plan);
  };
  enter(loop, around ? [{ changing: around, lifts: new Map() }] : [], outer);
};

const needsOneOf = (e: Expr, ids: ReadonlySet<number>): boolean => {
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
