import type { Evaluator } from "./evaluator.js";
import { isMatrixExpr } from "./matrix/matrix-expr.js";
import type { Residuals } from "./objective/objective.js";
import { rowProblem } from "./objective/row-problem.js";
import { prepare, type Call, type OptimizeOptions, type Prepared, type Standard } from "./prepare.js";
import { resumed } from "./resumed.js";
import { guarded } from "./run/guarded.js";
import { workHere } from "./run/work-here.js";
import type { StartWork } from "./run/work.js";
import { withinBounds } from "./within-bounds.js";
import type { Pool } from "./worker/pool.js";
import { taskOf } from "./worker/task-of.js";
import { workElsewhere, type Place } from "./worker/work-elsewhere.js";
import { workShared } from "./worker/work-shared.js";

/** A run of any objective, anywhere. */
export const prepareMore = async (call: Call, given: Residuals, start: unknown, options: OptimizeOptions, standard: Standard): Promise<Prepared & { readonly work: StartWork }> => {
  const objective = isMatrixExpr(given) ? (await import("./matrix/matrix-objective.js")).matrixObjective(given) : given;
  const prepared = resumed(prepare(rowProblem, call, objective, start, options, withinBounds(call, standard)), options);
  return { ...prepared, work: workOf(prepared, options.on ?? "inline") };
};

const workOf = ({ call, problem, method, stop, begun, whole }: Prepared, on: "inline" | Place): StartWork => {
  const workBy = (evaluator: Evaluator): StartWork => workHere(begun, method, guarded(call, evaluator, problem.nameOf, begun), stop, whole);
  const here = workBy(problem.evaluator);
  if (on === "inline") return here;
  const task = taskOf(call, problem, method, stop, begun);
  return problem.parts && isPool(on) ? workShared(on, task, problem.evaluator, workBy) : workElsewhere(on, task, here);
};

const isPool = (place: Place): place is Pool => typeof place === "object" && "execute" in place;
