import { bind } from "../bind.js";
import { both } from "../primitives/control/cond.js";
import type { ControlParams } from "../primitives/control/params.js";
import { outputsOf } from "../primitives/control/sub-program.js";
import { run } from "../program/run.js";
import { isConcrete, numbersOf } from "../tensor.js";
import { start } from "./power-series.js";
import type { SeriesRule } from "./rule.js";
import { laidOut, seriesProgram, taken, together } from "./series-program.js";

/** The branch that the value at t = 0 chooses. */
export const cond: SeriesRule = (level, _, [test, ...operands], params: ControlParams["cond"]) => {
  const chosen = start(level.seriesOf(test!));
  const { onTrue, onFalse } = params;
  if (isConcrete(chosen)) return run(numbersOf(chosen).at() === 0 ? onFalse : onTrue, operands, bind).map(level.seriesOf);
  const moves = operands.map(level.moves);
  return together(level, outputsOf(onTrue).length, (order) => {
    const [yes, no, has] = both([onTrue, onFalse], (branch, wanted) => seriesProgram(level.expand, branch, moves, order, wanted));
    return taken(bind("cond", [chosen, ...laidOut(operands.map(level.seriesOf), moves, order)], { onTrue: yes, onFalse: no }), has, order);
  });
};
