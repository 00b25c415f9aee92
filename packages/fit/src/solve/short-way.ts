import { arrays, scratch } from "../rows/arrays.js";
import { intoTriangle } from "../rows/triangle.js";
import { slight } from "../statistics/inert.js";
import { columnLength } from "../statistics/spread.js";
import { triangleAt } from "./answers.js";
import type { Problem } from "./problem.js";
import type { Solution, Watch } from "./solve.js";

/** The first damping, as a part of the columns' squared lengths. */
const first = 1e-3;
/** Below this cosine between residuals and what parameters can change, steps are Gauss and Newton's, as long as each makes it smaller by this factor. */
const near = 1e-5;
const contraction = 0.5;
/** The cosine of a minimum, and of one that is as near as matters. */
const orthogonal = 1e-8;
const enough = 1e-11;
/** So many evaluations are a short way, and so many without success are none. */
const length = 60;
const failures = 8;
/** A diagonal element of the triangle below this part of its column's length: the parameters may be dependent. */
const dependent = 1e-7;

/**
 * The way to a minimum that most fits have: Levenberg and Marquardt's steps on the triangle, with a derivative at each trial since nearly all succeed, and no state to be kept. Undefined where the way is not short, or
 * its end is not plainly a minimum of full rank: that is for the optimizer's method.
 *
 * @source Marquardt (1963); Nielsen (1999) for the damping
 */
export const shortWay = async (problem: Problem, start: Float64Array, watch: Watch): Promise<Solution | undefined> => {
  const p = start.length;
  const k = p + 1;
  const at = triangleAt(problem);
  const scale = new Float64Array(p);
  const step = new Float64Array(p);
  // Two triangles, of the point and of the trial, that change places.
  let [r, spare] = arrays(2, k * k) as [Float64Array, Float64Array];
  at(start, r);
  let x = start;
  let value = sseOf(r, p);
  let offset = offsetOf(r, p);
  let [damping, growth, failed, steps] = [first, 2, 0, 0];
  for (let evaluations = 1; evaluations < length && Number.isFinite(value); evaluations++) {
    for (let j = 0; j < p; j++) scale[j] = Math.max(scale[j]!, columnLength(r, k, j));
    const isPolishing = offset <= near;
    if (!stepInto(step, r, isPolishing ? 0 : damping, scale)) return undefined;
    const turn = watch.pause();
    if (turn) await turn;
    if (watch.ended()) return undefined;
    const trial = moved(x, step);
    const there = at(trial, spare);
    const sum = sseOf(there, p);
    const cosine = offsetOf(there, p);
    const isBetter = isPolishing ? cosine <= contraction * offset : sum < value;
    if (isBetter) {
      const ratio = (value - sum) / fallOf(r, p, step);
      damping *= Math.max(1 / 3, 1 - (2 * ratio - 1) ** 3);
      [r, spare] = [there, r];
      [value, offset, growth, failed] = [sum, cosine, 2, 0];
      x = trial;
      steps++;
      watch.better(x, value);
    }
    if (isPolishing && (!isBetter || offset <= enough)) {
      const isEnd = offset <= orthogonal && isPlain(r, p, x, problem);
      return isEnd ? { x, value, status: "offset", offset, evaluations: evaluations + 1, steps, reduced: { r, sse: value } } : undefined;
    }
    if (!isBetter) {
      if (++failed > failures) return undefined;
      damping *= growth;
      growth *= 2;
    }
  }
  return undefined;
};

/** The sum of squares of a triangle [R z]. */
const sseOf = (r: Float64Array, p: number): number => reachedIn(r, p) + r[p * (p + 1) + p]! ** 2;

/** The cosine between z and what R reaches. */
const offsetOf = (r: Float64Array, p: number): number => {
  const sse = sseOf(r, p);
  return sse > 0 ? Math.sqrt(reachedIn(r, p) / sse) : 0;
};

/** The part of the sum of squares that R reaches. */
const reachedIn = (r: Float64Array, p: number): number => {
  let reached = 0;
  for (let i = 0; i < p; i++) reached += r[i * (p + 1) + p]! ** 2;
  return reached;
};

const moved = (x: Float64Array, step: Float64Array): Float64Array => {
  const there = new Float64Array(x.length);
  for (let j = 0; j < there.length; j++) there[j] = x[j]! + step[j]!;
  return there;
};

/** Writes the step d that minimises ‖R d + z‖² + damping ‖scale ∘ d‖² of a triangle [R z]; false where R is singular to rounding. */
const stepInto = (step: Float64Array, given: Float64Array, damping: number, scale: Float64Array): boolean => {
  const p = step.length;
  const k = p + 1;
  const columns = scratch(k + 1, k * k);
  const damped = columns[k]!;
  damped.set(given);
  if (damping > 0) {
    for (let j = 0; j < k; j++) {
      columns[j]!.fill(0, 0, p);
      if (j < p) columns[j]![j] = Math.sqrt(damping) * scale[j]!;
    }
    intoTriangle(damped, k, columns, p);
  }
  for (let i = p - 1; i >= 0; i--) {
    const head = damped[i * k + i]!;
    if (!(Math.abs(head) > Number.EPSILON * scale[i]!)) return false;
    let sum = damped[i * k + p]!;
    for (let j = i + 1; j < p; j++) sum += damped[i * k + j]! * step[j]!;
    step[i] = -sum / head;
  }
  return true;
};

/** How much the linear model says that a step takes from the sum of squares. */
const fallOf = (r: Float64Array, p: number, step: Float64Array): number => {
  const k = p + 1;
  let fall = 0;
  for (let i = 0; i < p; i++) {
    const z = r[i * k + p]!;
    let after = z;
    for (let j = i; j < p; j++) after += r[i * k + j]! * step[j]!;
    fall += z * z - after * after;
  }
  return fall;
};

/** Whether there is nothing to look into: residuals that are not zero, and parameters that are independent and have an effect. */
const isPlain = (r: Float64Array, p: number, x: Float64Array, problem: Problem): boolean => {
  const k = p + 1;
  for (let j = 0; j < p; j++) if (!(Math.abs(r[j * k + j]!) > dependent * columnLength(r, k, j))) return false;
  return slight(problem, x, r, k).length === 0;
};
