import { evaluate, trace, type Tensor, add, mul, square, sub, sum } from "@gradkit/autodiff";
import { describe, expect, it } from "vitest";
import { evaluatorOf } from "../../src/evaluator.js";
import { adadelta, adagrad, adam, adamw, amsgrad, clipNorm, clipValue, gradientDescent, momentum, nadam, radam, rmsprop, type Clip, type Method } from "../../src/index.js";
import reference from "../data/first-order-trajectories.json" with { type: "json" };

interface Options {
  readonly lr: number;
  readonly momentum?: number;
  readonly dampening?: number;
  readonly weight_decay?: number;
  readonly alpha?: number;
}

/** The methods by their names in the file, made from its options. */
const made: Readonly<Record<string, (options: Options, clip?: Clip) => Method>> = {
  sgd:                ({ lr }, clip) => gradientDescent({ rate: lr, ...(clip && { clip }) }),
  sgd_momentum:       ({ lr, momentum: m }) => momentum({ rate: lr, momentum: m! }),
  sgd_momentum_damp:  ({ lr, momentum: m, dampening }) => momentum({ rate: lr, momentum: m!, dampening: dampening! }),
  sgd_weight_decay:   ({ lr, momentum: m, weight_decay }) => momentum({ rate: lr, momentum: m!, weightDecay: weight_decay! }),
  adagrad:            ({ lr }) => adagrad({ rate: lr }),
  adadelta:           ({ lr }) => adadelta({ rate: lr }),
  rmsprop:            ({ lr }) => rmsprop({ rate: lr }),
  rmsprop_momentum:   ({ lr, momentum: m, alpha }) => rmsprop({ rate: lr, momentum: m!, decay: alpha! }),
  adam:               ({ lr }, clip) => adam({ rate: lr, ...(clip && { clip }) }),
  adam_amsgrad:       ({ lr }) => amsgrad({ rate: lr }),
  adamw:              ({ lr, weight_decay }) => adamw({ rate: lr, decay: weight_decay! }),
  adamw_amsgrad:      ({ lr }) => adamw({ rate: lr, amsgrad: true }),
  nadam:              ({ lr }) => nadam({ rate: lr }),
  radam:              ({ lr }) => radam({ rate: lr }),
};

/** In the file, but not here: another search of L-BFGS, and averaged SGD, of which torch gives the iterates before averaging. */
const elsewhere = ["asgd", "lbfgs_wolfe"];

const clips: Readonly<Record<string, Clip>> = { norm1: clipNorm(1), "value0.5": clipValue(0.5) };

const objectives = {
  rosenbrock: { start: [-1.2, 1], f: (x: Tensor) => add(mul(100, square(sub(x.slice([1]), square(x.slice([0, 1]))))), square(sub(1, x.slice([0, 1])))) },
  quad5: { start: [0, 0, 0, 0, 0], f: (x: Tensor) => mul(0.5, mul([1, 10, 100, 1000, 10000], square(sub(x, 1)))) },
} as const;

const iterate = (method: Method, problem: keyof typeof objectives, steps: number): Float64Array => {
  const { start, f } = objectives[problem];
  const program = trace((x: Tensor) => sum(f(x) as Tensor), Float64Array.from(start));
  const { answer } = evaluatorOf((x) => [evaluate(program, x) as Tensor]);
  let state = method.init(Float64Array.from(start));
  for (let k = 0; k < steps; k++) state = method.step(state, answer(state.ask), state);
  return state.ask.x;
};

const worst = (found: Float64Array, expected: readonly number[]): number => Math.max(...expected.map((x, i) => Math.abs(found[i]! - x) / Math.max(Math.abs(x), 1e-3)));

const runs = reference.runs.filter(({ name }) => name in made);

it("the file holds these runs", () => {
  expect([...new Set(reference.runs.map(({ name }) => name))].toSorted()).toEqual([...Object.keys(made), ...elsewhere].toSorted());
  expect(runs.length).toBe(32);
});

describe.each(runs)("$name $clip on $problem", ({ name, problem, options, clip, x }) => {
  const method = (): Method => made[name]!(options as Options, clip ? clips[clip]! : undefined);

  it.each([1, 2, 3, 10] as const)("is torch's to 1e-12 after step %i", (steps) => {
    expect(worst(iterate(method(), problem as "quad5", steps), x[steps]!)).toBeLessThan(1e-12);
  });

  it("is torch's to 1e-9 after step 100", () => {
    expect(worst(iterate(method(), problem as "quad5", 100), x[100]!)).toBeLessThan(1e-9);
  });
});
