import { ravel } from "@gradkit/autodiff";
import { parse } from "@gradkit/scalar";
import { adagrad, adam, cosine, evaluatorFor, exponential, gradientDescent, lbfgs, momentum, nesterov, newton, rmsprop, type Method, type Objective, type Schedule } from "@gradkit/optimizer";
import { unlessRefused } from "../math/unless-refused.js";
import type { Advance, LaneEnd, LaneTask, MethodName, ProblemSpec, ScheduleName } from "./lane-task.js";
import { learningOf } from "./learning.js";
import { pictureOf } from "./picture.js";

const makers: Readonly<Record<MethodName, (options: never) => unknown>> = { adagrad, adam, gradientDescent, lbfgs, momentum, nesterov, newton, rmsprop };

/** How rates go down: to a hundredth in 1000 steps, or in half a wave to zero at 1000. */
const schedules: Readonly<Record<ScheduleName, (rate: number) => Schedule>> = {
  exponential: (rate) => exponential({ rate, factor: 0.01 ** 0.001 }),
  cosine: (rate) => cosine({ from: rate, steps: 1000 }),
};

/** An optimizer that is taken step by step; each call goes on where the last one stopped. */
export interface Stepper {
  readonly advance: (steps: number) => Advance;
  /** What a model with its present parameters says of size × size points of the plane. */
  readonly picture: (size: number) => Float64Array;
}

/** Below it a gradient counts as zero: the point is at rest. */
const rest = 1e-7;
/** A line search may take this many evaluations for a step. */
const patience = 60;

/** An optimizer at its start, stepped by hand; one that stands still where the packages refuse the problem. */
export const stepperOf = (task: LaneTask): Stepper =>
  unlessRefused(
    () => {
      const { advance, picture } = stepping(task);
      return { advance: (steps) => unlessRefused(() => advance(steps), () => nothing), picture };
    },
    () => ({ advance: () => nothing, picture: () => none }),
  );

const none = new Float64Array();
const nothing: Advance = { points: none, values: none, gradientNorms: none, evaluations: none, seconds: none, end: "stuck" };

/** The method asks, the objective answers. */
const stepping = ({ problem, method: { name, options, schedule } }: LaneTask): Stepper => {
  const { objective, start } = given(problem);
  const evaluator = evaluatorFor(objective, start);
  const method = makers[name]({ ...options, ...(schedule && { rate: schedules[schedule](options.rate!) }) } as never) as Method;
  let state = method.init(ravel(start).flat);
  const isPlane = state.ask.x.length === 2;
  let evaluations = 0;
  let seconds = 0;
  let end: LaneEnd | undefined;

  const advance = (steps: number): Advance => {
    const seen: { readonly x: Float64Array; readonly value: number; readonly norm: number; readonly evaluations: number; readonly seconds: number }[] = [];
    for (let tries = steps * patience; !end && seen.length < steps && tries > 0; tries--) {
      const before = state.point;
      const began = performance.now();
      state = method.step(state, evaluator.answer(state.ask) as never);
      seconds += (performance.now() - began) / 1000;
      evaluations++;
      const { point } = state;
      if (point && point.x !== before?.x) {
        const norm = point.gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0);
        if (!Number.isFinite(point.value) || !Number.isFinite(norm)) end = "diverged";
        else seen.push({ x: point.x, value: point.value, norm, evaluations, seconds });
        if (norm <= rest) end = "arrived";
      }
      end ??= endOf(state.end?.status);
    }
    return {
      points: Float64Array.from(isPlane ? seen.flatMap(({ x }) => [...x]) : []),
      values: Float64Array.from(seen, ({ value }) => value),
      gradientNorms: Float64Array.from(seen, ({ norm }) => norm),
      evaluations: Float64Array.from(seen, (each) => each.evaluations),
      seconds: Float64Array.from(seen, (each) => each.seconds),
      ...(end ? { end } : {}),
    };
  };
  return { advance, picture: (size) => pictureOf(problem, state.point?.x ?? state.ask.x, size) };
};

const given = (problem: ProblemSpec): { readonly objective: Objective; readonly start: Readonly<Record<string, unknown>> } => {
  if (problem.kind === "formula") return { objective: parse(problem.source), start: problem.start };
  const { loss, start } = learningOf(problem.name, problem.seed);
  return { objective: loss as Objective, start };
};

const endOf = (status: string | undefined): LaneEnd | undefined => {
  if (status === undefined) return undefined;
  return status === "gradient" || status === "no-decrease" ? "arrived" : status === "non-finite" ? "diverged" : "stuck";
};
