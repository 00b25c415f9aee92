import type { Expr } from "../ir/expr.js";
import { foldsOf } from "../ir/folds.js";
import { strideOf } from "../ir/index-map.js";
import { once } from "../ir/once.js";
import { remembered } from "../ir/remembered.js";
import { exprsOf, type Loop, type Statement, withInner } from "../ir/statement.js";
import { eachStatement, indexOf, partsOf } from "../ir/visit.js";
import { contentsOf } from "./accesses.js";
import { isDivisible } from "./split.js";

/** Chooses for each nest of loops the one whose steps are taken in lanes, by what the numbers in a row of it cost. */
export const vectorize = (statements: readonly Statement[]): readonly Statement[] =>
  statements.map((s) => (s.op === "loop" ? best(s).statement : withInner(s, vectorize)));

/** About how many instructions a loop takes, as it would be taken in lanes. */
export const costOfLoop: (loop: Loop) => number = remembered((loop) => best(loop).cost);

const inLanes = new WeakMap<Loop, boolean>();

/** Whether the steps of a loop may be taken in lanes, once it is divided where its choices change. */
export const mayBeInLanes = (loop: Loop): boolean => {
  const known = inLanes.get(loop) ?? (laneCost(loop) < Infinity || (contentsOf(loop).guards.length > 0 && laneCost(loop, true) < Infinity && isDivisible(loop)));
  inLanes.set(loop, known);
  return known;
};

/** That a loop is made of two that may be. */
export const knownInLanes = (loop: Loop): void => void inLanes.set(loop, true);

interface Choice {
  readonly statement: Statement;
  /** About how many instructions run. */
  readonly cost: number;
}

const plain = (s: Statement): Choice => {
  if (s.op === "loop") return best(s);
  return { statement: withInner(s, vectorize), cost: costOf(s) };
};

const best = (loop: Loop): Choice => {
  const lanes = laneCost(loop);
  if (loop.vectors !== undefined) return { statement: loop, cost: lanes < Infinity ? lanes : 0 };
  const parts = loop.body.map(plain);
  const cost = loop.extent * (1 + parts.reduce((sum, part) => sum + part.cost, 0));
  return lanes < cost ? { statement: { ...loop, vectors: vectorsOf(loop) }, cost: lanes } : { statement: { ...loop, body: parts.map(({ statement }) => statement) }, cost };
};

/** What a lane costs beside a number alone: half of a vector. */
const perLane = 0.5;

/** Infinity where the steps cannot be in lanes. */
const laneCost = (loop: Loop, isDivided = false): number =>
  loop.sequential || loop.extent < (loop.bounds ? 12 : 4) ? Infinity : loop.extent * perLane * (1 + costInLanes(loop, isDivided)) + (foldsOf(loop).size > 0 ? 6 : 2);

/** The sum of costs, as far as it is finite. */
const total = <T>(start: number, list: readonly T[], cost: (item: T) => number): number => {
  let sum = start;
  for (let k = 0; k < list.length && sum < Infinity; k++) sum += cost(list[k]!);
  return sum;
};

/** The cost of a step in lanes of a loop. */
const costInLanes = (loop: Loop, isDivided: boolean): number => {
  const { variable } = loop;
  const outer = foldsOf(loop);
  const varying = new Set<number>();
  const known = new Map<Expr, boolean>();
  const varies = (e: Expr): boolean => {
    if (e.op === "local") return varying.has(e.local) || outer.has(e.local);
    const found = known.get(e);
    if (found !== undefined) return found;
    const index = indexOf(e);
    const does = (index !== undefined && strideOf(index, variable) !== 0) || partsOf(e).some(varies);
    known.set(e, does);
    return does;
  };
  /** A place that is as far from lane to lane everywhere: none that is computed of what differs. */
  const isEven = (e: Expr): boolean => e.op === "position" && !e.index.computed.some(([part]) => varies(part));
  const seen = new Set<Expr>();
  const cost = (e: Expr): number => {
    if (seen.has(e)) return 0;
    seen.add(e);
    if (e.op === "local") return outer.has(e.local) ? Infinity : 0;
    if (!varies(e)) return e.op === "const" ? 0 : 0.3;
    if (indexOf(e)?.computed.some(([part]) => varies(part))) return Infinity;
    if (e.op === "guard" && strideOf(e.index, variable) !== 0 && !isDivided) return Infinity;
    if (e.op === "toF64" && e.args[0]!.kind !== "f32") return isEven(e.args[0]!) ? 3 : Infinity;
    if (e.kind === "i32" || e.args.some((arg) => arg.kind === "i32" && arg.op !== "const")) return Infinity;
    if (e.op === "load") return strideOf(e.index, variable) === 1 ? 1 : 3;
    return total(e.op === "host" ? 60 : e.op === "apply" ? 35 : e.op === "div" || e.op === "sqrt" ? 6 : 1, e.args, cost);
  };
  const walk = (s: Statement): number => {
    if (s.op === "loop") return s.vectors === undefined ? s.extent * total(1, s.body, walk) : Infinity;
    if (s.op === "store") {
      const stride = strideOf(s.index, variable);
      if (stride === 0 || s.index.computed.some(([part]) => varies(part))) return Infinity;
      // Two whole numbers that stand next to each other are stored at once.
      const isWhole = s.buffer.dtype === "int32";
      if (isWhole && (stride !== 1 || s.value.op !== "toI32")) return Infinity;
      return cost(isWhole ? s.value.args[0]! : s.value) + (stride === 1 ? 1 : 4);
    }
    if (s.op !== "set" && s.op !== "fold") return Infinity;
    // Lanes of float32 are not joined: sums are of float64.
    if (s.kind === "i32" || s.kind === "i64" || (s.op === "fold" && s.kind !== "f64" && outer.has(s.local))) return Infinity;
    const value = cost(s.value);
    if (s.op === "set") varying.add(s.local);
    return value + 1;
  };
  return total(0, loop.body, walk);
};

/** The cost of a statement that is not in lanes. */
const costOf = (s: Statement): number => {
  let sum = 1;
  exprsOf(s).forEach(once((e) => {
    if (e.op !== "const") sum += e.op === "host" || e.op === "apply" ? 30 : e.op === "div" || e.op === "sqrt" ? 4 : 1;
  }));
  return sum;
};

/** So many vectors a step: more for short bodies, whose sums would else wait for each other. */
const vectorsOf = (loop: Loop): number => {
  if (loop.bounds) return 2;
  let [weight, folds, hasSingles] = [0, 0, false];
  const visit = once((e) => {
    weight += e.op === "apply" ? 60 : 1;
    hasSingles ||= e.kind === "f32";
  });
  eachStatement(loop.body, (s) => {
    exprsOf(s).forEach(visit);
    if (s.op === "fold") folds++;
  });
  // The sums of a loop are to stay in registers; numbers of float32 fill vectors by fours, two of float64 each.
  const vectors = Math.max(1, Math.min(weight <= 40 ? 4 : weight <= 160 ? 2 : 1, Math.floor(8 / Math.max(1, folds))));
  return hasSingles && vectors % 2 === 1 ? vectors + 1 : vectors;
};
