import { add, field, grad, jacobian, jvp, stack, toNDArray, trace, type Tensor } from "@gradkit/autodiff";
import { interpret } from "@gradkit/scalar";
import { layer } from "./network-layer.js";
import type { Weights } from "./network-state.js";
import type { GraphNode } from "./state.js";

/** The values of a graph's nodes from those of its inputs; each node is moved by a little, by which derivatives can be taken. */
const evaluated = (nodes: readonly GraphNode[], inputs: readonly Tensor[], moves?: readonly Tensor[]): readonly Tensor[] => {
  const values: Tensor[] = [];
  for (const [k, { rule, parents }] of nodes.entries()) {
    const own = inputs[k] ?? interpret(rule, field, Object.fromEntries(parents.map((at) => [nodes[at]!.name, values[at]!])));
    values.push(moves ? add(own, moves[k]!) as Tensor : own);
  }
  return values;
};

const moved = (nodes: readonly GraphNode[], point: readonly number[]) => (moves: Tensor): readonly Tensor[] => evaluated(nodes, point as unknown as readonly Tensor[], [...moves]);

/** The derivative of the last node by each node, all in one pass of reverse mode. */
export const adjointsOf = (nodes: readonly GraphNode[], point: readonly number[]): readonly number[] => grad((moves: Tensor) => moved(nodes, point)(moves).at(-1)!)(nodes.map(() => 0));

/** The derivative of each node by one input, all in one pass of forward mode. */
export const tangentsOf = (nodes: readonly GraphNode[], point: readonly number[], input: number): readonly number[] =>
  [...jvp((moves: Tensor) => stack([...moved(nodes, point)(moves)]), [nodes.map(() => 0)], [nodes.map((_, k) => (k === input ? 1 : 0))]).tangent as unknown as Iterable<number>];

/** How many operations the recorded function has, and its recorded gradient. */
export const recorded = (nodes: readonly GraphNode[], point: readonly number[]): { readonly value: number; readonly gradient: number } => {
  const f = (x: Tensor): Tensor => evaluated(nodes, [...x]).at(-1)!;
  return { value: trace(f, [...point]).equations.length, gradient: trace(grad(f), [...point]).equations.length };
};

/** The Jacobian of each layer by the one before it, at one example: ∂f_1/∂f_0, …, ∂f_K/∂f_{K−1}. */
export const layerJacobians = (weights: Weights, x: number): readonly (readonly (readonly number[])[])[] =>
  weights.map((_, k) => {
    const before = weights.slice(0, k).reduce<Tensor>((f, __, j) => layer(weights, j, f), [x] as unknown as Tensor);
    return jacobian((f: Tensor) => layer(weights, k, f))(toNDArray(before).toNested() as number[]) as unknown as number[][];
  });
