import { along } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { withInner, type Loop, type Statement } from "../ir/statement.js";
import { effectsOf, localsIn, meets } from "../ir/visit.js";
import { contentsOf, reachOf } from "./accesses.js";
import { carriedBy, carrying, type Carried } from "./carry.js";
import { isDivisible } from "./split.js";
import { costOfLoop, knownInLanes, mayBeInLanes } from "./vectorize.js";

/** How far back a loop looks for one to join. */
const reach = 12;
/** A loop of more operations than this does not grow. */
const heaviest = 600;

/**
 * Loops of the same steps that share an array become one, where every step of the later one needs only what the same step of the earlier one has made, or the step
 * beside, which is carried. The array then passes from one to the other element by element.
 */
export const fuse = (statements: readonly Statement[]): readonly Statement[] => {
  let next: number | undefined;
  return list(statements, () => (next = (next ?? localsIn(statements) - 1) + 1));
};

/** Gives a number that no local has. */
type Fresh = () => number;

const list = (statements: readonly Statement[], fresh: Fresh): readonly Statement[] => (fused.has(statements) ? statements : extended([], statements, fresh));

/** Lists that have been through it. */
const fused = new WeakSet<readonly Statement[]>();

/** A list of statements, fused already, with more behind it. */
const extended = (before: readonly Statement[], more: readonly Statement[], fresh: Fresh): readonly Statement[] => {
  const out = [...before];
  let isSame = before.length === 0;
  for (const s of more) {
    const whole = withInner(s, (part) => list(part, fresh));
    const partner = whole.op === "loop" ? partnerOf(out, whole, fresh) : undefined;
    isSame &&= !partner && whole === s;
    if (!partner) out.push(whole);
    else {
      const { at, both, starts, found } = partner;
      const moved = starts.map((k) => out[k]!);
      // From the last on, so that the numbers of the others stay right.
      for (const k of starts) out.splice(k, 1);
      out.splice(at, 1, ...moved, ...found, both);
    }
  }
  const whole = isSame ? more : out;
  fused.add(whole);
  return whole;
};

interface Partner {
  readonly at: number;
  /** The two as one. */
  readonly both: Loop;
  /** Where the sums of the later loop are set to what they start from, which reads nothing: that moves before the earlier one. Descending. */
  readonly starts: readonly number[];
  /** What sets the numbers that the first step of both finds carried. */
  readonly found: readonly Statement[];
}

const partnerOf = (before: readonly Statement[], loop: Loop, fresh: Fresh): Partner | undefined => {
  if (loop.sequential || !contentsOf(loop).isPlain) return undefined;
  const own = effectsOf(loop);
  const starts: number[] = [];
  const started = new Set<number>();
  for (let k = before.length - 1; k >= Math.max(0, before.length - reach); k--) {
    const other = before[k]!;
    const effects = effectsOf(other);
    if (meets(effects.writes, started) || meets(effects.reads, started)) return undefined;
    const carried = other.op === "loop" ? mayJoin(other, loop) : undefined;
    if (other.op === "loop" && carried) {
      const { both, found } = joined(other, loop, carried, fresh);
      return pays(other, loop, both) ? { at: k, both, starts, found } : undefined;
    }
    if (!meets(effects.writes, own.reads) && !meets(effects.writes, own.writes) && !meets(effects.reads, own.writes)) continue;
    if (effects.reads.size > 0 || !contentsOf(other).isPlain) return undefined;
    starts.push(k);
    for (const id of effects.writes) started.add(id);
  }
  return undefined;
};

const joined = (first: Loop, second: Loop, carried: Carried, fresh: Fresh): Pick<Partner, "both" | "found"> => {
  const { before, after, found } = carrying(first, second, carried, fresh);
  const both: Loop = { ...first, ...(carried.down ? { down: true } : {}), body: extended(before, rewriteStatements(after, new Map([[second.variable, along(first.variable)]])), fresh) };
  if (mayBeInLanes(first) && mayBeInLanes(second)) knownInLanes(both);
  return { both, found };
};

/** What an array that need not be stored is worth. */
const gain = 1.1;

/** Whether two loops cost hardly more as one: a loop whose steps may be in lanes loses that by one whose steps may not, and by choices at too many places. */
const pays = (first: Loop, second: Loop, both: Loop): boolean =>
  mayBeInLanes(first) !== mayBeInLanes(second) ? costOfLoop(both) <= gain * (costOfLoop(first) + costOfLoop(second))
  : !mayBeInLanes(first) || contentsOf(both).guards.length === 0 || isDivisible(both);

/** How two loops may be one: none where they may not. */
const mayJoin = (first: Loop, second: Loop): Carried | undefined => {
  if (first.sequential || first.bounds || second.bounds || first.extent !== second.extent) return undefined;
  const [a, b] = [contentsOf(first), contentsOf(second)];
  if (!a.isPlain || !b.isPlain || a.weight + b.weight > heaviest) return undefined;
  const [x, y] = [effectsOf(first), effectsOf(second)];
  const sharesLocal = [...x.writes].some((id) => id < 0 && (y.reads.has(id) || y.writes.has(id))) || [...y.writes].some((id) => id < 0 && x.reads.has(id));
  if (sharesLocal) return undefined;
  const shared = [...new Set([...y.reads, ...y.writes])].filter((id) => id >= 0 && (x.reads.has(id) || x.writes.has(id)));
  if (shared.length === 0) return undefined;
  return carriedBy(first, second, shared.filter((id) => (x.writes.has(id) || y.writes.has(id)) && !staysApart(id, first, second)));
};

/** Whether different steps of two loops touch different elements of a buffer. */
const staysApart = (buffer: number, first: Loop, second: Loop): boolean => {
  let stride: number | undefined;
  let [low, high] = [Infinity, -Infinity];
  let around: string | undefined;
  for (const loop of [first, second]) {
    const { accesses, extents } = contentsOf(loop);
    for (const access of accesses) {
      if (access.buffer !== buffer) continue;
      const reach = reachOf(access, loop.variable, extents);
      if (!reach || reach.stride === 0 || (stride ?? reach.stride) !== reach.stride || (around ?? reach.around) !== reach.around) return false;
      ({ stride, around } = reach);
      [low, high] = [Math.min(low, reach.low), Math.max(high, reach.high)];
    }
  }
  return stride !== undefined && high - low < Math.abs(stride);
};
