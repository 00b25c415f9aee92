import { graphlib, layout } from "@dagrejs/dagre";
import type { Edge, GraphNode } from "./state.js";

/** Where the nodes and the arrows of a graph stand, from left to right. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly { readonly x: number; readonly y: number }[];
  /** The points of each arrow, and where its label stands. */
  readonly edges: readonly { readonly points: readonly { readonly x: number; readonly y: number }[]; readonly x: number; readonly y: number }[];
}

export const nodeSize = { width: 126, height: 74 };
const labelSize = { width: 56, height: 22 };

export const layoutOf = (nodes: readonly GraphNode[], edges: readonly Edge[]): GraphLayout => {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", nodesep: 26, ranksep: 26, edgesep: 18, marginx: 12, marginy: 12 });
  for (const [k] of nodes.entries()) graph.setNode(String(k), { ...nodeSize });
  for (const [k, { from, to }] of edges.entries()) graph.setEdge(String(from), String(to), { ...labelSize, labelpos: "c" }, String(k));
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: nodes.map((_, k) => graph.node(String(k))),
    edges: edges.map(({ from, to }, k) => graph.edge({ v: String(from), w: String(to), name: String(k) }) as GraphLayout["edges"][number]),
  };
};
