import { duals, interpret, variables, type Dual, type Expr } from "@gradkit/scalar";
import { loopOf, scalarOf, type Loop } from "./loops.js";
import { nodes, type Node, type Operation } from "./node.js";
import { planOf, type Plan } from "./plan.js";
import type { Block, Model, Rows } from "./rows.js";

/** So many rows at a time stay in the cache of a processor. */
const blockLength = 512;

/** The model of a formula: names that are no columns are its parameters. Derivatives are exact, by the rules of the scalar package over rows. */
export const formulaModel = (expr: Expr, columns: readonly string[]): Model => {
  const names = variables(expr);
  const parameters = names.filter((name) => !columns.includes(name));
  const predictors = names.filter((name) => columns.includes(name));
  const plans = new Map<string, Plan>();
  /** The value first, and then the derivatives by some parameters. */
  const planBy = (by: readonly string[]): Plan => {
    const key = by.join();
    const found = plans.get(key) ?? planOf(withSlopes(expr, parameters, predictors, by));
    plans.set(key, found);
    return found;
  };
  return { parameters, predictors, bind: (data, count, by) => bound(planBy([]), planBy(by), parameters, data, count) };
};

const withSlopes = (expr: Expr, parameters: readonly string[], predictors: readonly string[], by: readonly string[]): Node[] => {
  const field = nodes();
  const dual = duals<Node>(field);
  const along = (direction?: string): Dual<Node> =>
    interpret(expr, dual, {
      ...Object.fromEntries(predictors.map((name) => [name, { primal: field.column(name) }])),
      ...Object.fromEntries(parameters.map((name) => [name, { primal: field.parameter(name), ...(name === direction ? { tangent: field.constant(1) } : {}) }])),
    });
  return [along().primal, ...by.map((name) => along(name).tangent ?? field.constant(0))];
};

const bound = (values: Plan, slopes: Plan, parameters: readonly string[], data: Readonly<Record<string, Float64Array>>, count: number): Rows => {
  const [alone, together] = [sweeper(values, parameters, data, count), sweeper(slopes, parameters, data, count)];
  return { count, sweep: (at, derivatives, visit) => (derivatives ? together : alone)(at, visit) };
};

interface Step {
  readonly loop: Loop;
  readonly out: Float64Array;
  readonly args: readonly number[];
  readonly slot: number;
}

/** What sweeps a plan over rows: numbers of a point are computed first and spread over a block, then each block goes through the operations of rows. */
const sweeper = ({ outputs, when, point, data: once, row, all }: Plan, parameters: readonly string[], data: Readonly<Record<string, Float64Array>>, count: number): ((at: ArrayLike<number>, visit: (block: Block) => void) => void) => {
  const length = Math.min(blockLength, Math.max(count, 1));
  const slots = new Map<Node, number>(all.map((node, k) => [node, k]));
  const slot = (node: Node): number => slots.get(node)!;
  const whole = wholeColumns(once, all, data, count);
  // What each node is in the current block: a constant, a number of the point spread over it, a part of a column, or what was computed.
  const current: Float64Array[] = all.map((node) => whole.get(node)?.subarray(0, length) ?? new Float64Array(length).fill(node.kind === "constant" ? node.value : 0));
  const used = new Set<Node>([...row.flatMap(({ args }) => args), ...outputs]);
  const numbers = new Float64Array(all.length);
  for (const node of all) if (node.kind === "constant") numbers[slot(node)] = node.value;
  const given = all.flatMap((node) => (node.kind === "parameter" ? [{ slot: slot(node), from: parameters.indexOf(node.name) }] : []));
  const computed = point.map((node) => ({ f: scalarOf(node.name), args: node.args.map(slot), slot: slot(node) }));
  const spread = all.filter((node) => when.get(node) === "point" && used.has(node)).map(slot);
  const parts = all.flatMap((node) => (whole.has(node) && used.has(node) ? [{ slot: slot(node), column: whole.get(node)! }] : []));
  const steps: Step[] = row.map((node) => ({ loop: loopOf(node.name, node.args.length), out: current[slot(node)]!, args: node.args.map(slot), slot: slot(node) }));
  const results = outputs.map(slot);

  return (at, visit) => {
    for (const { slot: k, from } of given) numbers[k] = at[from]!;
    for (const { f, args: [a = 0, b = 0, c = 0], slot: k } of computed) numbers[k] = f(numbers[a]!, numbers[b]!, numbers[c]!);
    for (const k of spread) current[k]!.fill(numbers[k]!);
    for (let from = 0; from < count; from += length) {
      const n = Math.min(length, count - from);
      if (from > 0 || count > length) for (const { slot: k, column } of parts) current[k] = column.subarray(from, from + n);
      for (const { loop, out, args: [a, b = a, c = a] } of steps) loop(out, n, current[a!]!, current[b!]!, current[c!]!);
      visit({ from, count: n, values: current[results[0]!]!, slopes: results.slice(1).map((k) => current[k]!) });
    }
  };
};

/** The columns of the data, and what is computed of them alone, for all rows. */
const wholeColumns = (once: readonly Operation[], all: readonly Node[], data: Readonly<Record<string, Float64Array>>, count: number): ReadonlyMap<Node, Float64Array> => {
  const whole = new Map<Node, Float64Array>();
  for (const node of all) if (node.kind === "column") whole.set(node, data[node.name]!);
  const valueOf = (node: Node): Float64Array => whole.get(node) ?? new Float64Array(count).fill(node.kind === "constant" ? node.value : 0);
  for (const node of once) {
    const [a, b, c] = node.args.map(valueOf);
    const out = new Float64Array(count);
    loopOf(node.name, node.args.length)(out, count, a!, b ?? a!, c ?? a!);
    whole.set(node, out);
  }
  return whole;
};
