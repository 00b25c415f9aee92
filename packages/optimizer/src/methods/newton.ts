import type { Answers } from "../ask.js";
import type { Method, MethodState, Point } from "../method.js";
import { exactStep, spectrumOf, type Spectrum, type TrustStep } from "../trust-region/exact.js";
import { steihaugStart, steihaugStep, type Steihaug } from "../trust-region/steihaug.js";
import { along, isFinite, norm } from "../vector.js";

export interface NewtonOptions {
  /** Up to so many variables the Hessian is formed and the model minimised exactly; beyond, by conjugate gradients on Hessian-vector products. 200 unless given. */
  readonly exact?: number;
  /** The first radius of the trust region, 0.5 unless given. */
  readonly radius?: number;
}

export interface NewtonState extends MethodState {
  readonly phase: "trial" | "hessian" | "product";
  readonly radius: number;
  readonly spectrum: Spectrum | undefined;
  readonly steihaug: Steihaug | undefined;
  readonly trial: TrustStep | undefined;
}

/** A fall of the value and a fall expected that differ by less than this part of it are the same. */
const noise = 10 * Number.EPSILON;
const accepted = 0.15;

/**
 * Newton's method in a trust region: each step minimises the quadratic Taylor polynomial within a radius, which follows from how well the last step was foretold. Finds
 * its way through negative curvature, also from a saddle where the gradient is zero; few steps, each with second derivatives. Where the Hessian is formed, the outcome says how the model curves at the end.
 *
 * @source Conn, Gould, Toint (2000), algorithm 6.1.1; MML 5.151 with order 2
 * @example
 * newton().name // => "newton"
 */
export const newton = (options: NewtonOptions = {}): Method<NewtonState> => {
  const { exact = 200, radius: first = 0.5 } = options;

  /** The state that asks for second derivatives at a new point. */
  const curved = (state: NewtonState, point: Point): NewtonState => {
    const { form: _, ...rest } = state;
    const next: NewtonState = { ...rest, point, trial: undefined, spectrum: undefined, expected: NaN };
    if (point.x.length > exact && point.gradient.every((g) => g === 0)) return { ...next, expected: 0, end: { status: "gradient" } };
    if (point.x.length <= exact) return { ...next, phase: "hessian", ask: { want: "hessian", x: point.x } };
    return producing(next, steihaugStart(point.gradient));
  };

  const producing = (state: NewtonState, steihaug: Steihaug): NewtonState => ({ ...state, phase: "product", steihaug, ask: { want: "product", x: state.point!.x, along: steihaug.direction } });

  const tried = (state: NewtonState, trial: TrustStep): NewtonState => {
    const { x } = state.point!;
    const next = along(x, 1, trial.step);
    if (next.every((xi, i) => xi === x[i])) return { ...state, end: { status: "radius" } };
    return { ...state, phase: "trial", trial, ask: { want: "gradient", x: next } };
  };

  /** A new trial from the same point. */
  const again = (state: NewtonState): NewtonState =>
    state.spectrum ? tried(state, exactStep(state.spectrum, state.radius)) : producing(state, steihaugStart(state.point!.gradient));

  const judged = (state: NewtonState, { value, gradient }: Answers["gradient"]): NewtonState => {
    const point = { x: state.ask.x, value, gradient };
    const { point: from, trial } = state;
    if (!from || !trial) return Number.isFinite(value) && isFinite(gradient) ? curved(state, point) : { ...state, point, end: { status: "non-finite" } };
    const hidden = noise * Math.abs(from.value);
    const ratio = Number.isFinite(value) && isFinite(gradient) ? (from.value - value + hidden) / (trial.predicted + hidden) : -1;
    const length = norm(trial.step);
    const radius = ratio < 0.25 || Number.isNaN(ratio) ? 0.25 * length : ratio > 0.75 && trial.atBorder ? Math.min(2 * state.radius, 1000 * first) : state.radius;
    const next = { ...state, radius };
    return ratio > accepted ? curved({ ...next, steps: state.steps + 1 }, point) : again(next);
  };

  return {
    kind: "minimize",
    name: "newton",
    options,
    bounded: false,
    init: (x) => ({ ask: { want: "gradient", x }, point: undefined, steps: 0, phase: "trial", radius: first, spectrum: undefined, steihaug: undefined, trial: undefined }),
    step: (state, answer) => {
      if (state.phase === "trial") return judged(state, answer as Answers["gradient"]);
      const { gradient } = state.point!;
      if (state.phase === "hessian") {
        const { hessian } = answer as Answers["hessian"];
        if (!isFinite(hessian)) return { ...state, end: { status: "non-finite" } };
        const spectrum = spectrumOf(hessian, gradient);
        const { form } = spectrum;
        const known = { ...state, spectrum, form, expected: expectedOf(spectrum) };
        // Where the gradient is zero there is a way down from a saddle alone.
        return gradient.every((g) => g === 0) && form !== "saddle" && form !== "dome" ? { ...known, end: { status: "gradient" } } : tried(known, exactStep(spectrum, state.radius));
      }
      const steihaug = steihaugStep(state.steihaug!, (answer as Answers["product"]).product, gradient, state.radius);
      if (!steihaug.done) return producing(state, steihaug);
      return tried({ ...state, expected: Number.isNaN(state.expected) || !steihaug.done.atBorder ? (steihaug.done.atBorder ? Infinity : steihaug.done.predicted) : state.expected! }, steihaug.done);
    },
  };
};

/** The fall to the minimum of the model, infinite where it has none. */
const expectedOf = ({ values, gradient, form }: Spectrum): number => {
  if (form === "saddle" || form === "dome") return Infinity;
  const flat = values.length * Number.EPSILON * Math.max(Math.abs(values[0]!), Math.abs(values.at(-1)!));
  let fall = 0;
  for (const [i, g] of gradient.entries()) if (g !== 0) fall += values[i]! >= -flat ? (g * g) / Math.max(values[i]!, flat) / 2 : Infinity;
  return fall;
};
