import { parse } from "@gradkit/scalar";
import { adagrad, adam, evaluatorFor, gradientDescent, lbfgs, momentum, nesterov, newton, rmsprop, type Method } from "@gradkit/optimizer";
import type { Advance, LaneEnd, LaneTask, MethodName } from "./lane-task.js";

const makers: Readonly<Record<MethodName, (options: never) => unknown>> = { adagrad, adam, gradientDescent, lbfgs, momentum, nesterov, newton, rmsprop };

/** Takes an optimizer step by step; each call goes on where the last one stopped. */
export type Stepper = (steps: number) => Advance;

/** Below it a gradient counts as zero: the point is at rest. */
const rest = 1e-7;
/** A line search may take this many evaluations for a step. */
const patience = 60;

/** An optimizer at its start, stepped by hand: the method asks, the objective answers. */
export const stepperOf = ({ problem, method: { name, options } }: LaneTask): Stepper => {
  const start = { ...problem.start };
  const evaluator = evaluatorFor(parse(problem.source), start);
  const method = makers[name](options as never) as Method;
  let state = method.init(Float64Array.from(Object.values(start)));
  let evaluations = 0;
  let end: LaneEnd | undefined;

  return (steps) => {
    const seen: { readonly x: Float64Array; readonly value: number; readonly norm: number }[] = [];
    for (let tries = steps * patience; !end && seen.length < steps && tries > 0; tries--) {
      const before = state.point;
      state = method.step(state, evaluator.answer(state.ask) as never);
      evaluations++;
      const { point } = state;
      if (point && point.x !== before?.x) {
        const norm = Math.max(...point.gradient.map(Math.abs));
        if (!Number.isFinite(point.value) || !Number.isFinite(norm)) end = "diverged";
        else seen.push({ x: point.x, value: point.value, norm });
        if (norm <= rest) end = "arrived";
      }
      end ??= endOf(state.end?.status);
    }
    const n = Object.keys(start).length;
    const points = new Float64Array(seen.length * n);
    for (const [k, { x }] of seen.entries()) points.set(x, k * n);
    return {
      points,
      values: Float64Array.from(seen, ({ value }) => value),
      gradientNorms: Float64Array.from(seen, ({ norm }) => norm),
      steps: state.steps,
      evaluations,
      ...(end ? { end } : {}),
    };
  };
};

const endOf = (status: string | undefined): LaneEnd | undefined => {
  if (status === undefined) return undefined;
  return status === "gradient" || status === "no-decrease" ? "arrived" : status === "non-finite" ? "diverged" : "stuck";
};
