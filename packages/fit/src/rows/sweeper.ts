import { arrays } from "./arrays.js";
import type { Plan } from "./plan.js";
import type { Rows } from "./rows.js";

/** So many rows at a time stay in the cache of a processor. */
const longest = 512;
const none: readonly Float64Array[] = [];

/** The blocks of a plan that are written to, by their length: no sweep begins while another is under way, so that all bindings of the plan share them. */
const shared = new WeakMap<Plan, Float64Array[]>();

const blocksOf = (plan: Plan, length: number): readonly Float64Array[] => {
  const known = shared.get(plan);
  if (known && known[0]?.length === length) return known;
  const made = arrays(plan.spread.length + plan.all.length, length);
  shared.set(plan, made);
  return made;
};

/** What sweeps a plan over rows: numbers of a point are computed first and spread over a block, then each block goes through the operations of rows. */
export const sweeper = (plan: Plan, parameters: readonly string[], data: Readonly<Record<string, Float64Array>>, count: number): Rows => {
  const length = Math.min(longest, Math.max(count, 1));
  const { whole, blocks, numbers } = memoryOf(plan, data, count, length);
  const given = plan.parameters.map(({ node, name }) => ({ node, from: parameters.indexOf(name) }));
  const { point, spread, parts, first, all } = plan;
  const [value, ...others] = plan.outputs;

  const sweep: Rows["sweep"] = (at, derivatives, visit) => {
    for (const { node, from } of given) numbers[node] = at[from]!;
    for (const { f, args, out } of point) {
      const a = numbers[args[0]!]!;
      numbers[out] = f(a, args.length > 1 ? numbers[args[1]!]! : a, args.length > 2 ? numbers[args[2]!]! : a);
    }
    for (const node of spread) blocks[node]!.fill(numbers[node]!);
    const steps = derivatives ? all : first;
    for (let from = 0; from < count; from += length) {
      const n = Math.min(length, count - from);
      if (count > length) for (const node of parts) blocks[node] = whole.get(node)!.subarray(from, from + n);
      for (const { f, args, out } of steps) {
        const a = blocks[args[0]!]!;
        f(blocks[out]!, n, a, args.length > 1 ? blocks[args[1]!]! : a, args.length > 2 ? blocks[args[2]!]! : a);
      }
      visit({ from, count: n, values: blocks[value!]!, slopes: derivatives ? others.map((node) => blocks[node]!) : none });
    }
  };
  return { count, sweep };
};

interface Memory {
  /** Columns of all rows: those of the data, and what is computed of them alone. */
  readonly whole: ReadonlyMap<number, Float64Array>;
  /** Each node in the current block: numbers spread over it, a part of a column, or what was computed. */
  readonly blocks: Float64Array[];
  /** The numbers of constants and of the point. */
  readonly numbers: Float64Array;
}

const memoryOf = (plan: Plan, data: Readonly<Record<string, Float64Array>>, count: number, length: number): Memory => {
  const { count: nodes, constants, columns, data: once, all, spread, parts } = plan;
  const numbers = new Float64Array(nodes);
  for (const { node, value } of constants) numbers[node] = value;
  const whole = new Map(columns.map(({ node, name }) => [node, data[name]!]));
  const columnOf = (node: number): Float64Array => whole.get(node) ?? new Float64Array(count).fill(numbers[node]!);
  for (const { f, args, out } of once) {
    const column = new Float64Array(count);
    const [a, b, c] = args.map(columnOf);
    f(column, count, a!, b ?? a!, c ?? a!);
    whole.set(out, column);
  }
  const blocks: Float64Array[] = [];
  const own = blocksOf(plan, length);
  for (const [k, node] of [...spread, ...all.map(({ out }) => out)].entries()) blocks[node] = own[k]!;
  for (const node of parts) blocks[node] = whole.get(node)!.subarray(0, length);
  return { whole, blocks, numbers };
};
