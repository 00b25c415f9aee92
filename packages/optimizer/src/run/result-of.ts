import type { Point } from "../method.js";
import type { Problem } from "../objective/problem.js";
import { normMax } from "../vector.js";
import { foundBy } from "./found-by.js";
import { outcomeOf, type Outcome } from "./outcome.js";
import type { Result } from "./run.js";
import type { RunState } from "./run-state.js";

/** What a run found, in the tree of its parameters. */
export const resultOf = async <Parameters>(run: RunState, problem: Problem, seed: number, batched: boolean): Promise<Result<Parameters>> => {
  const { method, end, cause, evaluations, history, seconds } = run;
  const { x, value, gradient } = batched ? await wholeAt(run, problem) : pointOf(run);
  const outcome = outcomeOf(end!, { ...undetermined(method.end?.nullDirections, problem.nameOf), ...(method.form && x === method.point?.x ? { form: method.form } : {}), ...(cause === undefined ? {} : { cause }) });
  return {
    x: problem.treeOf(x) as Parameters,
    value,
    gradient: problem.gradientTreeOf(gradient) as Parameters,
    gradientNorm: normMax(gradient),
    outcome,
    steps: method.steps,
    evaluations,
    history,
    seed,
    seconds,
  };
};

/** Where nothing was evaluated, since the run was cancelled before it began, the start. */
const pointOf = (run: RunState): Point => {
  const { x } = run.method.ask;
  return foundBy(run) ?? { x, value: NaN, gradient: new Float64Array(x.length).fill(NaN) };
};

/** Values of batches cannot be compared: the last point, and what all rows say of it. */
const wholeAt = async ({ method: { point, ask } }: RunState, { whole }: Problem): Promise<Point> => {
  const x = point?.x ?? ask.x;
  return { x, ...((await whole.answer({ want: "gradient", x })) as { value: number; gradient: Float64Array }) };
};

/** Parameters that a direction without effect moves. */
const undetermined = (directions: readonly Float64Array[] = [], nameOf: (index: number) => string): Pick<Outcome, "undetermined"> => {
  const found = Array.from(directions[0]?.keys() ?? []).filter((i) => directions.some((direction) => Math.abs(direction[i]!) > 1e-6)).map(nameOf);
  return found.length > 0 ? { undetermined: found } : {};
};
