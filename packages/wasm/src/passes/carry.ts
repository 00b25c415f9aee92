import { constant, guard, load, local, type Expr } from "../ir/expr.js";
import { foldsOf } from "../ir/folds.js";
import { along, at, isFixed, plus, strideOf } from "../ir/index-map.js";
import { rewriteStatements } from "../ir/rewrite.js";
import { set, type Loop, type Statement } from "../ir/statement.js";
import { eachStatement, effectsOf } from "../ir/visit.js";
import { contentsOf } from "./accesses.js";

type Store = Extract<Statement, { readonly op: "store" }>;

/** How two loops are one: whether that runs down, and of which buffers its next step needs what a step stores. */
export interface Carried {
  readonly down: boolean;
  readonly buffers: readonly number[];
}

/**
 * How two loops may be one where the later reads of some buffers what the earlier stores in the same step or the one before, or, where both run down, the next one: none where it reads elsewhere, or that turned the order
 * of a sum. A loop that carries already takes no more: processors do not look ahead as far as a chain of carried numbers is long.
 */
export const carriedBy = (first: Loop, second: Loop, buffers: readonly number[]): Carried | undefined => {
  const directions = new Set([...first.body, ...second.body].flatMap((s) => (s.op === "carry" ? [s.down] : [])));
  if (buffers.length > 0 && directions.size > 0) return undefined;
  for (const buffer of buffers) {
    const stores: Store[] = [];
    eachStatement(first.body, (s) => void (s.op === "store" && s.buffer.id === buffer && stores.push(s)));
    const [store] = stores;
    if (stores.length !== 1 || !first.body.includes(store!) || store!.buffer.dtype !== "float64" || effectsOf(second).writes.has(buffer)) return undefined;
    const stride = strideOf(store!.index, first.variable);
    const origin = plus(store!.index, along(first.variable), -stride);
    for (const loop of [first, second])
      for (const access of contentsOf(loop).accesses) {
        if (access.buffer !== buffer) continue;
        const apart = plus(plus(access.index, along(loop.variable), -stride), origin, -1);
        const ahead = apart.base / stride;
        if (!isFixed(apart) || (loop === first ? ahead !== 0 : ![-1, 0, 1].includes(ahead))) return undefined;
        if (ahead !== 0) directions.add(ahead > 0);
      }
  }
  const down = directions.has(true);
  return directions.size > 1 || (down && foldsOf(first).size + foldsOf(second).size > 0) ? undefined : { down, buffers };
};

/** What stands in a buffer where a step before the first one would store. What is outside is not read. */
const foundBy = ({ buffer, index }: Store, { variable }: Loop, beside: number): Expr => {
  const place = plus(index, plus(at(beside), along(variable), -1), strideOf(index, variable));
  return guard(place, 0, buffer.size, () => load(buffer, place, "f64"), () => constant(0));
};

/** The steps of two loops where the earlier one carries what the later one reads, and what sets the numbers that the first step finds. */
export const carrying = (first: Loop, second: Loop, { down, buffers }: Carried, fresh: () => number): { readonly before: readonly Statement[]; readonly after: readonly Statement[]; readonly found: readonly Statement[] } => {
  const found: Statement[] = [];
  let after = second.body;
  const before = first.body.flatMap((s): readonly Statement[] => {
    if (s.op !== "store" || !buffers.includes(s.buffer.id)) return [s];
    const [of, last, kept] = [fresh(), fresh(), fresh()];
    found.push(set(kept, foundBy(s, first, down ? first.extent : -1)));
    after = rewriteStatements(after, new Map(), (e) => (e.op === "load" && e.buffer === s.buffer ? local(e.index.base === s.index.base ? of : last, "f64") : e));
    return [set(of, s.value), { ...s, value: local(of, "f64") }, { op: "carry", local: last, kept, of, down }];
  });
  return { before, after, found };
};
