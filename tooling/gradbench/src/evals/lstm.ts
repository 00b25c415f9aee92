import { add, div, exp, grad, log, mul, neg, reshape, scan, sigmoid, slice, sub, sum, tanh, type Tensor } from "@gradkit/autodiff";
import { array, type NDArray } from "@gradkit/shapes";
import { task, type Eval } from "../task.js";

interface Input {
  readonly main_params: number[][];
  readonly extra_params: number[][];
  readonly state: number[][];
  readonly sequence: number[][];
}

interface Parameters {
  readonly main: Tensor;
  readonly extra: Tensor;
}

interface Cell {
  readonly hidden: Tensor;
  readonly cell: Tensor;
}

/** A layer whose weights are diagonal: those of the forget, in, out and change gates, then the biases. */
const layer = (weights: Tensor, bias: Tensor, { hidden, cell }: Cell, input: Tensor): Cell => {
  const gate = (k: number, x: Tensor): Tensor => add(mul(x, slice(weights, k)), slice(bias, k));
  const [forget, ingate, outgate] = [sigmoid(gate(0, input)), sigmoid(gate(1, hidden)), sigmoid(gate(2, input))];
  const next = add(mul(cell, forget), mul(ingate, tanh(gate(3, hidden))));
  return { cell: next, hidden: mul(outgate, tanh(next)) };
};

/** The mean negative log likelihood of each next character of a sequence, in bits. */
const objective = ({ main, extra }: Parameters, start: Tensor, sequence: Tensor): Tensor => {
  const [layers, bits] = [main.shape[0]! / 2, extra.shape[1]!];
  const gates = reshape(main, [2 * layers, 4, bits]);
  const cells = Array.from({ length: layers }, (_, k): Cell => ({ hidden: slice(start, 2 * k), cell: slice(start, 2 * k + 1) }));
  const step = (states: readonly Cell[], { now, next }: { readonly now: Tensor; readonly next: Tensor }): readonly [readonly Cell[], Tensor] => {
    let signal: Tensor = mul(now, slice(extra, 0));
    const after = states.map((state, k) => {
      const found = layer(slice(gates, 2 * k), slice(gates, 2 * k + 1), state, signal);
      signal = found.hidden;
      return found;
    });
    const predicted = add(mul(signal, slice(extra, 1)), slice(extra, 2));
    const normalised = sub(predicted, log(add(2, sum(exp(predicted)))));
    return [after, sum(mul(next, normalised))];
  };
  const count = sequence.shape[0]! - 1;
  const [, likelihoods] = scan(step as never, cells, { now: slice(sequence, [0, -1]), next: slice(sequence, [1]) }) as unknown as [unknown, Tensor];
  return neg(div(sum(likelihoods), count * bits));
};

const args = (input: Input): readonly unknown[] => [{ main: array(input.main_params), extra: array(input.extra_params) }, array(input.state), array(input.sequence)];

export const lstm: Eval = {
  objective: (input: Input) => task(objective, args(input)),
  jacobian: (input: Input) => task(grad(objective), args(input), ({ main, extra }: Record<"main" | "extra", NDArray>) => [...main.data, ...extra.data]),
};
