import type { Expr } from "../ir/expr.js";
import { foldsOf } from "../ir/folds.js";
import { strideOf } from "../ir/index-map.js";
import { exprsOf, type Loop, type Statement, withInner } from "../ir/statement.js";
import { indexOf, partsOf } from "../ir/visit.js";
import { contentsOf } from "./accesses.js";
import { isDivisible } from "./split.js";

/** Chooses for each nest of loops the one whose steps are taken in lanes, by what the numbers in a row of it cost. */
export const vectorize = (statements: readonly Statement[]): readonly Statement[] =>
  statements.map((s) => (s.op === "loop" ? best(s).statement : withInner(s, vectorize)));

const costs = new WeakMap<Loop, number>();

/** About how many instructions a loop takes, as it would be taken in lanes. */
export const costOfLoop = (loop: Loop): number => {
  const known = costs.get(loop) ?? best(loop).cost;
  costs.set(loop, known);
  return known;
};

const inLanes = new WeakMap<Loop, boolean>();

/** Whether the steps of a loop may be taken in lanes, once it is divided where its choices change. */
export const mayBeInLanes = (loop: Loop): boolean => {
  const known = inLanes.get(loop) ?? (laneCost(loop) !== undefined || (contentsOf(loop).guards.length > 0 && laneCost(loop, true) !== undefined && isDivisible(loop)));
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
  if (loop.vectors !== undefined) return { statement: loop, cost: laneCost(loop) ?? 0 };
  const parts = loop.body.map(plain);
  const inner: Choice = { statement: { ...loop, body: parts.map(({ statement }) => statement) }, cost: loop.extent * (1 + parts.reduce((sum, { cost }) => sum + cost, 0)) };
  const lanes = laneCost(loop);
  return lanes !== undefined && lanes < inner.cost ? { statement: { ...loop, vectors: vectorsOf(loop) }, cost: lanes } : inner;
};

/** What a lane costs beside a number alone: half of a vector. */
const perLane = 0.5;

const laneCost = (loop: Loop, isDivided = false): number | undefined => {
  if (loop.sequential || loop.extent < (loop.bounds ? 12 : 4)) return undefined;
  const walk = walker(loop, isDivided);
  let cost = 0;
  for (const s of loop.body) {
    const own = walk(s);
    if (own === undefined) return undefined;
    cost += own;
  }
  return loop.extent * perLane * (1 + cost) + (foldsOf(loop).size > 0 ? 6 : 2);
};

/** The cost of statements in lanes of a loop; none where they cannot be. */
const walker = (loop: Loop, isDivided: boolean): ((s: Statement) => number | undefined) => {
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
  const seen = new Set<Expr>();
  const cost = (e: Expr): number | undefined => {
    if (seen.has(e)) return 0;
    seen.add(e);
    if (e.op === "local") return outer.has(e.local) ? undefined : 0;
    if (!varies(e)) return e.op === "const" ? 0 : 0.3;
    const index = indexOf(e);
    if (index && index.computed.some(([part]) => varies(part))) return undefined;
    if (e.op === "guard" && strideOf(e.index, variable) !== 0 && !isDivided) return undefined;
    if (e.op === "toF64" && e.args[0]!.kind !== "f32") return e.args[0]!.op === "position" ? 3 : undefined;
    if (e.kind === "i32" || e.args.some((arg) => arg.kind === "i32" && arg.op !== "const")) return undefined;
    if (e.op === "load") return strideOf(e.index, variable) === 1 ? 1 : 3;
    let total = e.op === "host" ? 60 : e.op === "apply" ? 35 : e.op === "div" || e.op === "sqrt" ? 6 : 1;
    const count = e.op === "rescue" ? 2 : e.args.length;
    for (let k = 0; k < count; k++) {
      const part = cost(e.args[k]!);
      if (part === undefined) return undefined;
      total += part;
    }
    if (e.op === "rescue") for (const arg of e.args.slice(2)) if (cost(arg) === undefined) return undefined;
    return total;
  };
  const walk = (s: Statement): number | undefined => {
    if (s.op === "loop") {
      if (s.vectors !== undefined) return undefined;
      let total = 1;
      for (const part of s.body) {
        const own = walk(part);
        if (own === undefined) return undefined;
        total += own;
      }
      return s.extent * total;
    }
    if (s.op === "store") {
      const stride = strideOf(s.index, variable);
      if (stride === 0 || s.index.computed.some(([part]) => varies(part))) return undefined;
      // Two whole numbers that stand next to each other are stored at once.
      const isWhole = s.buffer.dtype === "int32" && stride === 1 && s.value.op === "toI32";
      if (s.buffer.dtype === "int32" && !isWhole) return undefined;
      const value = cost(isWhole ? s.value.args[0]! : s.value);
      return value === undefined ? undefined : value + (stride === 1 ? 1 : 4);
    }
    if (s.op === "set" || s.op === "fold") {
      if (s.kind !== "f64" && s.kind !== "f32" && s.kind !== "mask") return undefined;
      // Lanes of float32 are not joined: sums are of float64.
      if (s.op === "fold" && s.kind !== "f64" && outer.has(s.local)) return undefined;
      const value = cost(s.value);
      if (s.op === "set") varying.add(s.local);
      return value === undefined ? undefined : value + 1;
    }
    return undefined;
  };
  return walk;
};

/** The cost of a statement that is not in lanes. */
const costOf = (s: Statement): number => {
  const seen = new Set<Expr>();
  let total = 1;
  const visit = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if (e.op !== "const") total += e.op === "host" || e.op === "apply" ? 30 : e.op === "div" || e.op === "sqrt" ? 4 : 1;
    partsOf(e).forEach(visit);
  };
  exprsOf(s).forEach(visit);
  return total;
};

/** So many vectors a step: more for short bodies, whose sums would else wait for each other. */
const vectorsOf = (loop: Loop): number => {
  if (loop.bounds) return 2;
  let [weight, folds, hasSingles] = [0, 0, false];
  const seen = new Set<Expr>();
  const visit = (e: Expr): void => {
    if (seen.has(e)) return;
    seen.add(e);
    weight += e.op === "apply" ? 60 : 1;
    hasSingles ||= e.kind === "f32";
    partsOf(e).forEach(visit);
  };
  const walk = (s: Statement): void => {
    exprsOf(s).forEach(visit);
    if (s.op === "fold") folds++;
    if (s.op === "loop") s.body.forEach(walk);
  };
  loop.body.forEach(walk);
  // The sums of a loop are to stay in registers; numbers of float32 fill vectors by fours, two of float64 each.
  const vectors = Math.max(1, Math.min(weight <= 40 ? 4 : weight <= 160 ? 2 : 1, Math.floor(8 / Math.max(1, folds))));
  return hasSingles && vectors % 2 === 1 ? vectors + 1 : vectors;
};
