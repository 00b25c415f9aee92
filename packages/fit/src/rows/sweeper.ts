import { arrays } from "./arrays.js";
import type { Plan } from "./plan.js";
import type { Rows } from "./rows.js";

/** So many rows at a time stay in the cache of a processor. */
const longest = 512;
const none: readonly Float64Array[] = [];

/** What a plan writes on: the numbers of constants and of the point, and blocks of a length. */
interface Sheet {
  readonly numbers: Float64Array;
  readonly own: readonly Float64Array[];
}

/** No sweep begins while another is under way, so that all bindings of a plan share what it writes on. */
const shared = new WeakMap<Plan, Sheet>();

const sheetOf = (plan: Plan, length: number): Sheet => {
  const known = shared.get(plan);
  if (known && (known.own.length === 0 || known.own[0]!.length === length)) return known;
  const made = { numbers: new Float64Array(plan.count), own: arrays(plan.written.length, length) };
  for (const { node, value } of plan.constants) made.numbers[node] = value;
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
  const slopes: Float64Array[] = [];

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
      if (count > length) for (const node of parts) blocks[node] = whole[node]!.subarray(from, from + n);
      for (const { f, args, out } of steps) {
        const a = blocks[args[0]!]!;
        f(blocks[out]!, n, a, args.length > 1 ? blocks[args[1]!]! : a, args.length > 2 ? blocks[args[2]!]! : a);
      }
      if (derivatives) for (let j = 0; j < others.length; j++) slopes[j] = blocks[others[j]!]!;
      visit({ from, count: n, values: blocks[value!]!, slopes: derivatives ? slopes : none });
    }
  };
  return { count, sweep };
};

interface Memory {
  /** Columns of all rows by node: those of the data, and what is computed of them alone. */
  readonly whole: readonly Float64Array[];
  /** Each node in the current block: numbers spread over it, a part of a column, or what was computed. */
  readonly blocks: Float64Array[];
  readonly numbers: Float64Array;
}

const memoryOf = (plan: Plan, data: Readonly<Record<string, Float64Array>>, count: number, length: number): Memory => {
  const { numbers, own } = sheetOf(plan, length);
  const whole: Float64Array[] = [];
  for (const { node, name } of plan.columns) whole[node] = data[name]!;
  const columnOf = (node: number): Float64Array => whole[node] ?? new Float64Array(count).fill(numbers[node]!);
  for (const { f, args, out } of plan.data) {
    const column = new Float64Array(count);
    const [a, b, c] = args.map(columnOf);
    f(column, count, a!, b ?? a!, c ?? a!);
    whole[out] = column;
  }
  const blocks: Float64Array[] = [];
  plan.written.forEach((node, k) => (blocks[node] = own[k]!));
  for (const node of plan.parts) blocks[node] = count > length ? whole[node]!.subarray(0, length) : whole[node]!;
  return { whole, blocks, numbers };
};
