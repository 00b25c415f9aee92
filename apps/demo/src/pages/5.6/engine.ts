import { add, checkGradients, field, grad, jacobian, jvp, matmul, mean, square, stack, sub, tanh, toNDArray, trace, vmap, type Tensor } from "@gradkit/autodiff";
import { gradientDescent, minimize } from "@gradkit/optimizer";
import { interpret } from "@gradkit/scalar";
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

/** Layer k: σ(A f + b); the last one is linear. */
const layer = (weights: Weights, k: number, f: Tensor): Tensor => {
  const { A, b } = weights[k]!;
  const pre = add(matmul(A, f), b) as Tensor;
  return k === weights.length - 1 ? pre : (tanh(pre) as Tensor);
};

const network = (weights: Weights, x: Tensor): Tensor => weights.reduce((f, _, k) => layer(weights, k, f), x);

/** The mean of the squared errors over examples, each a row of one number. */
const loss = (xs: readonly number[], ys: readonly number[]) => (weights: Weights): Tensor =>
  mean(square(sub(vmap((x: Tensor) => network(weights, x))(xs.map((x) => [x])) as unknown as Tensor, ys.map((y) => [y])))) as Tensor;

/** The Jacobian of each layer by the one before it, at one example: ∂f_1/∂f_0, …, ∂f_K/∂f_{K−1}. */
export const layerJacobians = (weights: Weights, x: number): readonly (readonly (readonly number[])[])[] =>
  weights.map((_, k) => {
    const before = weights.slice(0, k).reduce<Tensor>((f, __, j) => layer(weights, j, f), [x] as unknown as Tensor);
    return jacobian((f: Tensor) => layer(weights, k, f))(toNDArray(before).toNested() as number[]) as unknown as number[][];
  });

/** The gradient by all weights against differences, and forward against reverse mode. */
export const checked = (weights: Weights, xs: readonly number[], ys: readonly number[]): { readonly ok: boolean; readonly message: string } => checkGradients(loss(xs, ys), weights, { order: 1 });

/** The loss after each step of gradient descent with a fixed rate, and how it ended. */
export const descended = async (weights: Weights, xs: readonly number[], ys: readonly number[], rate: number, steps: number): Promise<{ readonly losses: readonly number[]; readonly says: string }> => {
  const { history, outcome } = await minimize(loss(xs, ys), weights, { method: gradientDescent({ rate }), stop: { steps } });
  return { losses: history.values, says: outcome.message };
};
