import type { Answers } from "../ask.js";
import type { Control, Damping, Trial } from "../damping.js";
import { dampedStep } from "../least-squares/damped.js";
import { modelOf, rankOf, valueOf, type Model } from "../least-squares/model.js";
import { inner } from "../least-squares/room.js";
import type { Loss } from "../loss.js";
import type { Bounds, Method, MethodEnd, MethodState } from "../method.js";
import { along, norm, normMax } from "../vector.js";

export interface ResidualOptions {
  /** A robust loss; squares unless given. */
  readonly loss?: Loss;
  /** Converged where the part of the residuals that the parameters can change is no larger part of them than this, 1e-8 unless given. */
  readonly offset?: number;
}

export interface ResidualState extends MethodState {
  /** What the answer to `ask` is for. */
  readonly phase: "start" | "trial" | "move" | "polish" | "probe";
  readonly model: Model | undefined;
  readonly control: Control;
  readonly trial: Trial | undefined;
  /** Length of the residuals at the start. */
  readonly start: number;
  /** The relative offset at the point. */
  readonly offset: number;
  /** Of polishing: the part of Gauss and Newton's step that is taken, and how many were. */
  readonly part: number;
  readonly polishings: number;
  /** Which directions without effect have been probed; each is, both ways. */
  readonly probed: number;
  readonly bounds: Bounds | undefined;
}

/** Polishing goes on as long as the offset falls by this factor, with shorter steps where the full ones overshoot, and not beyond so many. */
const contraction = 0.9;
const shortest = 1 / 8;
const polishings = 40;

/**
 * A least-squares method of a damping. Trials ask for the residuals alone, moves for the Jacobian. Where steps have become too short to change the value, full
 * Gauss-Newton steps go on as long as they bring the residuals nearer to the right angle that a minimum has; this gives twice the digits that the value shows. Where
 * the Jacobian has lost rank at the end, far points along the directions without effect tell a solution that is not unique from one that has run into nothing.
 *
 * @source Bates and Watts (1981), A relative offset orthogonality convergence criterion for nonlinear least squares
 */
export const residualMethod = (name: string, options: ResidualOptions, damping: Damping, bounded: boolean): Method<ResidualState> => {
  const { loss, offset: tolerance = 1e-8 } = options;

  /** Whether the residuals are at right angles to all changes: to the tolerance, or to where the value, their square, shows no decrease. */
  const isOrthogonal = ({ model, offset }: ResidualState): boolean => offset <= Math.max(tolerance, 2 * Math.sqrt(Number.EPSILON)) || isRounding(model!);

  /** The next trial from the model of the state. */
  const tried = (state: ResidualState): ResidualState => {
    const model = state.model!;
    const trial = damping.trial(model, state.control, state.bounds);
    const x = moved(model, trial.step);
    if (isNegligible(model, trial, x)) return polished(state);
    return { ...state, phase: "trial", trial, ask: { want: "residuals", x } };
  };

  /** A Gauss-Newton step to try, at bounds none. */
  const polished = (state: ResidualState): ResidualState => {
    const model = state.model!;
    if (state.bounds && !isInside(state.bounds, model)) return judged(state);
    if (state.part < shortest || state.polishings >= polishings || isRounding(model)) return judged(state);
    const step = dampedStep(model, 0, rankOf(model)).map((p) => state.part * p);
    const x = moved(model, step);
    const outside = state.bounds && x.some((xi, i) => xi < state.bounds!.lower[i]! || xi > state.bounds!.upper[i]!);
    if (outside || x.every((xi, i) => xi === model.point.x[i])) return judged(state);
    return { ...state, phase: "polish", ask: { want: "jacobian", x } };
  };

  /** The end, or the probes that it takes to tell which. */
  const judged = (state: ResidualState): ResidualState => {
    const model = state.model!;
    if (isNothing(model, state.start)) return ended(state, "residuals");
    const directions = withoutEffect(model);
    if (directions.length > 0) return probe(state, directions, 0);
    return ended(state, isOrthogonal(state) ? "offset" : cosineOf(model) <= unseen ? "no-decrease" : "radius");
  };

  const probe = (state: ResidualState, directions: readonly Float64Array[], probed: number): ResidualState => {
    const { x } = state.model!.point;
    if (probed === 2 * directions.length) return ended(state, isOrthogonal(state) ? "flat" : "radius", directions);
    const direction = directions[probed >> 1]!;
    const reach = x.reduce((most, xi) => Math.max(most, Math.abs(xi)), 0) || 1;
    return { ...state, phase: "probe", probed, ask: { want: "residuals", x: along(x, probed % 2 === 0 ? reach : -reach, direction) } };
  };

  const answers: Readonly<Record<ResidualState["phase"], (state: ResidualState, found: Answers["jacobian"]) => ResidualState>> = {
    start: (state, found) => {
      const model = modelOf(state.ask.x, found, loss, state.bounds);
      if (!model) return ended(state, "non-finite");
      return settled({ ...state, model, point: model.point, start: model.size, control: damping.init(model) });
    },
    trial: (state, { residuals }) => {
      const { model, trial, control } = state as ResidualState & { readonly model: Model; readonly trial: Trial };
      const fall = model.point.value - valueOf(residuals, loss);
      const ratio = Number.isFinite(fall) ? fall / trial.predicted : -1;
      const next = { ...state, control: damping.update(control, { ratio, length: norm(trial.step) }) };
      return fall > 0 ? { ...next, phase: "move", ask: { want: "jacobian", x: state.ask.x } } : tried(next);
    },
    move: (state, found) => {
      const model = modelOf(state.ask.x, found, loss, state.bounds, state.model);
      if (!model) return tried({ ...state, control: damping.update(state.control, { ratio: -1, length: norm(state.trial!.step) }) });
      return settled({ ...state, model, point: model.point, steps: state.steps + 1 });
    },
    polish: (state, found) => {
      const model = modelOf(state.ask.x, found, loss, state.bounds, state.model);
      const offset = model ? offsetOf(model) : Infinity;
      const next = { ...state, polishings: state.polishings + 1 };
      if (!model || !(offset <= contraction * state.offset)) return polished({ ...next, part: state.part / 2 });
      return polished({ ...next, model, point: model.point, offset, steps: state.steps + 1 });
    },
    probe: (state, { residuals }) => {
      const model = state.model!;
      const changed = Math.abs(valueOf(residuals, loss) - model.point.value) <= 1e-8 * model.point.value;
      const directions = withoutEffect(model);
      return changed ? probe(state, directions, state.probed + 1) : ended(state, "singular", directions);
    },
  };

  /** Goes on from a new point: to the next trial, or to polishing where the offset is small enough. */
  const settled = (state: ResidualState): ResidualState => {
    const model = state.model!;
    const offset = offsetOf(model);
    const next = { ...state, offset };
    if (isNothing(model, state.start)) return ended(next, "residuals");
    return offset <= tolerance || isRounding(model) ? polished(next) : tried(next);
  };

  return {
    kind: "leastSquares",
    name,
    options,
    bounded,
    init: (x, bounds) => ({
      ask: { want: "jacobian", x: bounds ? inner(bounds, x, 1e-10) : x },
      phase: "start",
      point: undefined,
      steps: 0,
      model: undefined,
      control: [],
      trial: undefined,
      start: 0,
      offset: Infinity,
      part: 1,
      polishings: 0,
      probed: 0,
      bounds,
    }),
    step: (state, answer) => answers[state.phase](state, answer as Answers["jacobian"]),
  };
};

/** A cosine whose square rounding hides in the value. */
const unseen = 1e-6;

/** Residuals that have become so much smaller than at the start, or than 1, are zero. */
const vanishing = 1e-14;

const ended = (state: ResidualState, status: MethodEnd["status"], nullDirections?: readonly Float64Array[]): ResidualState =>
  ({ ...state, end: { status, ...(nullDirections ? { nullDirections } : {}) } });

const moved = ({ point: { x }, scale }: Model, step: Float64Array): Float64Array => x.map((xi, i) => xi + scale[i]! * step[i]!);

/** ‖Uᵀ r‖ / ‖r‖: the cosine between the residuals and what the parameters can change. */
const offsetOf = (model: Model): number => norm(model.ur.subarray(0, rankOf(model))) / (norm(model.residuals) || 1);

/** The largest cosine between the residuals and a column of the Jacobian. */
const cosineOf = ({ point: { gradient }, scale, residuals }: Model): number => normMax(gradient.map((g, j) => g * scale[j]!)) / (2 * norm(residuals) || 1);

/** Whether the residuals are zero: against the start, or to rounding. */
const isNothing = (model: Model, start: number): boolean => model.size <= Math.max(vanishing * Math.min(start, Math.sqrt(model.residuals.length)), roundingOf(model));

/** Whether what is left to change is below the rounding of the residuals, as parameters known to the last bit would cause. */
const isRounding = (model: Model): boolean => norm(model.ur) <= roundingOf(model);

const roundingOf = ({ jacobian, point: { x } }: Model): number => {
  let square = 0;
  for (let i = 0; i < jacobian.length; i += x.length) {
    let sum = 0;
    for (let j = 0; j < x.length; j++) sum += Math.abs(jacobian[i + j]! * x[j]!);
    square += sum * sum;
  }
  return 4 * Number.EPSILON * Math.sqrt(square);
};

/** A trial that the value cannot show, or that does not move x at all. */
const isNegligible = ({ point }: Model, { predicted }: Trial, x: Float64Array): boolean =>
  !(predicted > Number.EPSILON * point.value) || x.every((xi, i) => Math.abs(xi - point.x[i]!) <= Number.EPSILON * Math.abs(xi));

const isInside = ({ lower, upper }: Bounds, { point: { x } }: Model): boolean => x.every((xi, i) => xi - lower[i]! > 1e-8 * Math.max(1, Math.abs(xi)) && upper[i]! - xi > 1e-8 * Math.max(1, Math.abs(xi)));

/** Directions of x in which the residuals do not change, largest component 1. */
const withoutEffect = (model: Model): readonly Float64Array[] => {
  const { vt, scale, singular } = model;
  const n = scale.length;
  return Array.from({ length: singular.length - rankOf(model) }, (_, k) => {
    const row = vt.subarray((singular.length - 1 - k) * n, (singular.length - k) * n);
    const direction = row.map((v, j) => v * scale[j]!);
    const most = direction.reduce((max, v) => Math.max(max, Math.abs(v)), 0);
    return direction.map((v) => v / most);
  });
};
