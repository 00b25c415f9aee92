import { add, cond, div, less, lessEqual, mul, norm, sub, tensor, where, whileLoop, type Tensor } from "@gradkit/autodiff";

interface State {
  readonly x: Tensor;
  readonly value: Tensor;
  readonly gradient: Tensor;
  /** The step size, which doubles after ten steps that went well and halves after one that did not. */
  readonly eta: Tensor;
  readonly went: Tensor;
}

const close = 1e-5;
const often = 10;

/** The least x of f near a start, by the gradient descent that the evals of nested derivatives prescribe: until the gradient, or a step, is at most 10⁻⁵ long. */
export const descend = (f: (x: Tensor) => Tensor, gradient: (x: Tensor) => Tensor, start: Tensor): Tensor => {
  const isDue = ({ went }: State): Tensor => lessEqual(often, went);
  const goes = (state: State): Tensor => mul(less(close, norm(state.gradient)), where(isDue(state), 1, less(close, norm(mul(state.eta, state.gradient)))));
  const double = (state: State): State => ({ ...state, eta: mul(2, state.eta), went: mul(0, state.went) });
  const tried = (state: State): State => {
    const x = sub(state.x, mul(state.eta, state.gradient));
    const value = f(x);
    const accept = (s: State): State => ({ x, value, gradient: gradient(x), eta: s.eta, went: add(s.went, 1) });
    const refuse = (s: State): State => ({ ...s, eta: div(s.eta, 2), went: mul(0, s.went) });
    return cond(less(value, state.value), accept as never, refuse as never, state) as State;
  };
  const step = (state: State): State => cond(isDue(state), double as never, tried as never, state) as State;
  const first: State = { x: start, value: f(start), gradient: gradient(start), eta: tensor(close), went: tensor(0) };
  return (whileLoop(goes as never, step as never, first) as State).x;
};
