import { loopOf, scalarOf, type Loop } from "./loops.js";
import type { Node, Operation } from "./node.js";

/** When a node is computed: never again, once for each point, once for the data, or for each row at each point. */
type When = "constant" | "point" | "data" | "row";

/** An operation by numbers of nodes. */
interface Step<F> {
  readonly f: F;
  readonly args: readonly number[];
  readonly out: number;
}

/** What is to be computed when, of nodes that are numbered: arguments stand before what uses them. */
export interface Plan {
  readonly count: number;
  readonly constants: readonly { readonly node: number; readonly value: number }[];
  readonly parameters: readonly { readonly node: number; readonly name: string }[];
  readonly columns: readonly { readonly node: number; readonly name: string }[];
  readonly point: readonly Step<(...xs: number[]) => number>[];
  readonly data: readonly Step<Loop>[];
  /** The operations of rows: those that the first output needs, and those that all need. */
  readonly first: readonly Step<Loop>[];
  readonly all: readonly Step<Loop>[];
  /** Nodes of constants and points that operations of rows, or outputs, read: they are spread over a block. */
  readonly spread: readonly number[];
  /** Nodes that have a block to be written to: those that are spread, and the operations of rows. */
  readonly written: readonly number[];
  /** Columns, given or computed, that operations of rows or outputs read. */
  readonly parts: readonly number[];
  readonly outputs: readonly number[];
}

export const planOf = (outputs: readonly Node[]): Plan => {
  const when = new Map<Node, When>();
  const visit = (node: Node): When => {
    const known = when.get(node);
    if (known) return known;
    const found = node.kind === "operation" ? later(node.args.map(visit)) : leaves[node.kind];
    when.set(node, found);
    return found;
  };
  visit(outputs[0]!);
  const early = new Set(when.keys());
  outputs.forEach(visit);
  const nodes = [...when.keys()];
  const number = new Map(nodes.map((node, k) => [node, k]));
  const operations = nodes.filter((node): node is Operation => node.kind === "operation");
  const at = (time: When): readonly Operation[] => operations.filter((node) => when.get(node) === time);
  const step = <F>(node: Operation, f: F): Step<F> => ({ f, args: node.args.map((arg) => number.get(arg)!), out: number.get(node)! });
  const looped = (node: Operation): Step<Loop> => step(node, loopOf(node.name, node.args.length));
  const read = new Set([...at("row").flatMap(({ args }) => args), ...outputs]);
  const readAt = (...times: readonly When[]): readonly number[] => nodes.flatMap((node, k) => (read.has(node) && times.includes(when.get(node)!) ? [k] : []));
  const all = at("row").map(looped);
  const spread = readAt("constant", "point");
  return {
    count: nodes.length,
    constants: nodes.flatMap((node, k) => (node.kind === "constant" ? [{ node: k, value: node.value }] : [])),
    parameters: nodes.flatMap((node, k) => (node.kind === "parameter" ? [{ node: k, name: node.name }] : [])),
    columns: nodes.flatMap((node, k) => (node.kind === "column" ? [{ node: k, name: node.name }] : [])),
    point: at("point").map((node) => step(node, scalarOf(node.name))),
    data: at("data").map(looped),
    first: at("row").filter((node) => early.has(node)).map(looped),
    all,
    spread,
    written: [...spread, ...all.map(({ out }) => out)],
    parts: readAt("data"),
    outputs: outputs.map((node) => number.get(node)!),
  };
};

const leaves = { constant: "constant", parameter: "point", column: "data" } as const;

const later = (times: readonly When[]): When => {
  if (times.includes("row") || (times.includes("point") && times.includes("data"))) return "row";
  return times.includes("data") ? "data" : "point";
};
