import type { Node, Operation } from "./node.js";

/** When a node is computed: never again, once for each point, once for the data, or for each row at each point. */
export type When = "constant" | "point" | "data" | "row";

/** The operations of some nodes, sorted by when they are computed; arguments stand before what uses them. */
export interface Plan {
  readonly outputs: readonly Node[];
  readonly when: ReadonlyMap<Node, When>;
  readonly point: readonly Operation[];
  readonly data: readonly Operation[];
  readonly row: readonly Operation[];
  /** Everything that is reached, leaves included. */
  readonly all: readonly Node[];
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
  outputs.forEach(visit);
  const all = [...when.keys()];
  const at = (time: When): Operation[] => all.filter((node): node is Operation => node.kind === "operation" && when.get(node) === time);
  return { outputs, when, point: at("point"), data: at("data"), row: at("row"), all };
};

const leaves = { constant: "constant", parameter: "point", column: "data" } as const;

const later = (times: readonly When[]): When => {
  if (times.includes("row") || (times.includes("point") && times.includes("data"))) return "row";
  return times.includes("data") ? "data" : "point";
};
