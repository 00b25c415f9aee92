import { mul, square, sub, sum, type Tensor } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import {
  adadelta, adagrad, adam, adamax, adamw, amsgrad, armijo, bfgs, evaluatorFor, gaussNewton, gradientDescent, lbfgs, lbfgsb, levenbergMarquardt, momentum, nadam, nesterov, newton, nonlinearCG, radam,
  rmsprop, rprop, steepestDescent, trustRegionReflective, type Method, type MethodState,
} from "../../src/index.js";

interface Row {
  readonly method: Method;
  /** Evaluations within which it is within 1e-3 of the minimum. */
  readonly within: number;
}

const table: Readonly<Record<string, Row>> = {
  gradientDescent:        { method: gradientDescent({ rate: 0.15 }), within: 60 },
  momentum:               { method: momentum({ rate: 0.05, momentum: 0.8 }), within: 120 },
  nesterov:               { method: nesterov({ rate: 0.05, momentum: 0.8 }), within: 120 },
  adagrad:                { method: adagrad({ rate: 1 }), within: 200 },
  adadelta:               { method: adadelta({ rate: 10 }), within: 1500 },
  rmsprop:                { method: rmsprop({ rate: 0.001 }), within: 4000 },
  "rmsprop centred":      { method: rmsprop({ rate: 0.0003, centred: true, decay: 0.9 }), within: 8000 },
  "rmsprop of optax":     { method: rmsprop({ rate: 0.001, decay: 0.9, epsilonAt: "inside" }), within: 4000 },
  adam:                   { method: adam({ rate: 0.1 }), within: 400 },
  adamw:                  { method: adamw({ rate: 0.1, decay: 0 }), within: 400 },
  amsgrad:                { method: amsgrad({ rate: 0.1 }), within: 1500 },
  nadam:                  { method: nadam({ rate: 0.1 }), within: 400 },
  "nadam of Dozat":       { method: nadam({ rate: 0.1, correction: "dozat" }), within: 400 },
  radam:                  { method: radam({ rate: 0.1 }), within: 400 },
  adamax:                 { method: adamax({ rate: 0.1 }), within: 400 },
  rprop:                  { method: rprop({ rate: 0.1 }), within: 100 },
  steepestDescent:        { method: steepestDescent(), within: 100 },
  "bfgs by Armijo":       { method: bfgs({ search: armijo() }), within: 30 },
  bfgs:                   { method: bfgs(), within: 20 },
  lbfgs:                  { method: lbfgs({ memory: 2 }), within: 20 },
  lbfgsb:                 { method: lbfgsb(), within: 30 },
  "nonlinearCG, PR":      { method: nonlinearCG(), within: 20 },
  "nonlinearCG, HZ":      { method: nonlinearCG({ beta: "hagerZhang" }), within: 20 },
  newton:                 { method: newton(), within: 20 },
  "newton by products":   { method: newton({ exact: 0 }), within: 30 },
  gaussNewton:            { method: gaussNewton(), within: 10 },
  levenbergMarquardt:     { method: levenbergMarquardt(), within: 30 },
  trustRegionReflective:  { method: trustRegionReflective(), within: 20 },
};

/** Residuals whose sum of squares is (x₁ − 1)² + 4 (x₂ + 2)². */
const residuals = (x: Tensor) => mul([1, 2], sub(x, [1, -2]));
const start = Float64Array.of(3, 1);
const answers = { minimize: evaluatorFor((x: Tensor) => sum(square(residuals(x))), start), leastSquares: evaluatorFor(residuals, start, "leastSquares") };

/** The states up to the end, or for so many evaluations. */
const states = ({ init, step, kind }: Method, count: number, inPlace = false): readonly MethodState[] => {
  const { answer } = answers[kind];
  const all = [init(start.slice())];
  while (all.length <= count && !all.at(-1)!.end) all.push(step(all.at(-1)!, answer(all.at(-1)!.ask), inPlace ? all.at(-1)! : undefined));
  return all;
};

describe.each(Object.entries(table))("%s", (_, { method, within }) => {
  it("comes to the minimum of a quadratic", () => {
    const { point } = states(method, within).at(-1)!;
    expect(Math.hypot(point!.x[0]! - 1, point!.x[1]! + 2)).toBeLessThan(1e-3);
  });

  it("has states that survive a clone, and goes on from it with the same bits", () => {
    const { answer } = answers[method.kind];
    const all = states(method, 8);
    const middle = all[Math.min(3, all.length - 2)]!;
    const next = method.step(structuredClone(middle), answer(middle.ask));
    expect(next).toEqual(all[all.indexOf(middle) + 1]);
  });

  it("does not change the state that it is given", () => {
    const { answer } = answers[method.kind];
    const [, , state] = states(method, 2);
    const before = structuredClone(state!);
    method.step(state!, answer(state!.ask));
    expect(state).toEqual(before);
  });

  it("comes to the same points in the memory of the states before", () => {
    const [fresh, reused] = [states(method, 8), states(method, 8, true)];
    expect(reused.at(-1)!.ask).toEqual(fresh.at(-1)!.ask);
  });
});
