import type { Answer } from "../ask.js";
import { heldAt, projectedNorm } from "../bounds.js";
import type { Method, Point } from "../method.js";
import { isFinite } from "../vector.js";
import { foundBy } from "./found-by.js";
import type { Status } from "./outcome.js";
import type { History, RunState } from "./run-state.js";
import type { Stop } from "./stop.js";

/** So many evaluations in a row may be not finite. */
const patience = 60;
/** So many points in a row without a lower value, under a method that should find one, are the end. */
const stuck = 20;
const historyLength = 2000;

/** The run after one more answer: the method's next state, counters, the best point, and whether to stop. Without `claims` it takes no point for converged: a batch speaks of few rows. */
export const advance = (run: RunState, method: Method, answer: Answer, stop: Stop, seconds: number, claims = true): RunState => {
  const state = method.step(run.method, answer);
  const { want } = run.method.ask;
  const evaluations = { ...run.evaluations, [want]: run.evaluations[want] + 1 };
  const accepted = state.point !== run.method.point ? state.point : undefined;
  const next: RunState = {
    method: state,
    best: accepted && betterThan(accepted, run.best) ? accepted : run.best,
    startGradient: run.best || !accepted ? run.startGradient : projectedNorm(state.bounds, accepted.x, accepted.gradient),
    evaluations,
    nonFinite: isFiniteAnswer(answer) ? 0 : run.nonFinite + 1,
    stalled: accepted ? (improves(accepted, run.best) ? 0 : run.stalled + 1) : run.stalled,
    seconds,
    history: accepted ? noted(run.history, state.steps, accepted.value) : run.history,
    end: undefined,
  };
  // What a model expects may be known later than its point.
  const news = accepted ?? (Object.is(state.expected, run.method.expected) ? undefined : state.point);
  const claim = claims && news && news === foundBy(next) ? claimAt(next, news, method.kind, stop) : undefined;
  return { ...next, end: claim ?? ending(next, accepted, news, method.kind, stop) };
};

const isFiniteAnswer = (answer: Answer): boolean => Object.values(answer).every((part: number | Float64Array) => (typeof part === "number" ? Number.isFinite(part) : isFinite(part)));

const betterThan = (point: Point, best: Point | undefined): boolean => Number.isFinite(point.value) && isFinite(point.gradient) && (!best || point.value <= best.value);

/** Whether a value is below the best by more than can be rounding. */
const improves = ({ value }: Point, best: Point | undefined): boolean => !best || best.value - value > 4 * Number.EPSILON * Math.abs(best.value);

/** The history with a value; where it is full every second one is forgotten, and only half as many noted from then on. */
const noted = ({ every, values }: History, step: number, value: number): History => {
  if (step % every !== 0) return { every, values };
  const all = [...values, value];
  return all.length < historyLength ? { every, values: all } : { every: 2 * every, values: all.filter((_, k) => k % 2 === 0) };
};

/** Convergence that shows at a point itself, by value and gradient there: of the point that the run gives, or it would say of that what holds for another. */
export const claimAt = (run: RunState, point: Point, kind: Method["kind"], stop: Stop): Status | undefined => {
  if (!Number.isFinite(point.value)) return undefined;
  if (stop.value !== undefined && point.value <= stop.value) return "value";
  return kind === "minimize" && isStationary(run, point, stop) ? "gradient" : undefined;
};

/** Why to stop otherwise, if at all. */
const ending = (run: RunState, accepted: Point | undefined, news: Point | undefined, kind: Method["kind"], stop: Stop): Status | undefined => {
  const { method, nonFinite, evaluations, seconds } = run;
  const helpless = method.end?.status === "line-search-failed" || method.end?.status === "radius";
  if (helpless && kind === "minimize" && (atRounding(run, stop) || isTiny(run, stop))) return "no-decrease";
  if (news && kind === "minimize" && run.stalled >= stuck && method.expected !== undefined) return isTiny(run, stop) ? "no-decrease" : "line-search-failed";
  if (method.end) return method.end.status;
  if (news && kind === "minimize" && run.stalled >= 3 && atRounding(run, stop)) return "no-decrease";
  if (nonFinite >= patience) return "non-finite";
  if (accepted && method.steps >= (stop.steps ?? 1e5)) return "steps";
  if (Object.values(evaluations).reduce((sum, count) => sum + count, 0) >= (stop.evaluations ?? (kind === "leastSquares" ? 1e4 : Infinity))) return "evaluations";
  if (seconds >= (stop.seconds ?? Infinity)) return "seconds";
  return undefined;
};

const isStationary = ({ startGradient, method: { bounds, expected = 0 } }: RunState, { x, value, gradient }: Point, stop: Stop): boolean =>
  projectedNorm(bounds, x, gradient) <= (stop.gradient ?? 1e-10) * Math.min(1, startGradient) && expected <= (stop.expected ?? 1e-9) * Math.abs(value) + 1e-22 * Math.min(1, Math.abs(value) + startGradient ** 2);

/** Whether the gradient is zero to the tolerance, whatever it was at the start. */
const isTiny = ({ method: { bounds, point } }: RunState, stop: Stop): boolean => point !== undefined && projectedNorm(bounds, point.x, point.gradient) <= (stop.gradient ?? 1e-10);

/** Whether the decrease that the model still expects is too small a part of the value to matter: where no decrease is found, that is why. */
const atRounding = ({ method: { point, bounds, expected = Infinity } }: RunState, stop: Stop): boolean => {
  if (!point || !Number.isFinite(point.value)) return false;
  const { x, value, gradient } = point;
  const held = bounds ? heldAt(bounds, x, gradient) : [];
  // A model may err in a scale that it has not seen; a gradient that is large in units of x and of the value gives it away.
  const relative = gradient.reduce((most, g, i) => held[i] ? most : Math.max(most, Math.abs(g * x[i]!)), 0);
  return expected <= (stop.expected ?? 1e-9) * Math.abs(value) && relative <= 1e-4 * Math.abs(value);
};
