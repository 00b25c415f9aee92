import { bind } from "../bind.js";
import { ops } from "../operations.js";
import type { ControlParams } from "../primitives/control/params.js";
import { outputsOf, settled } from "../primitives/control/sub-program.js";
import type { Program } from "../program/program.js";
import { record } from "../program/record.js";
import { run } from "../program/run.js";
import { isConcrete, numbersOf, type Tensor } from "../tensor.js";
import { recordingTrace } from "../trace.js";
import { start } from "./power-series.js";
import type { Level, SeriesRule } from "./rule.js";
import { laidOut, seriesProgram, taken, together } from "./series-program.js";

/** Whether all values are numbers here and now: then a loop runs as one of JavaScript. */
const isAtHand = (level: Level, inputs: readonly Tensor[]): boolean => !recordingTrace() && inputs.every((x) => isConcrete(start(level.seriesOf(x))));

const row = (x: Tensor, k: number): Tensor => {
  const [, ...rest] = x.shape;
  return ops.reshape(ops.slice(x, [k, ...rest.map(() => 0)], [k + 1, ...rest]), rest);
};
const stacked = (rows: readonly Tensor[], { shape, dtype }: { readonly shape: readonly number[]; readonly dtype: Tensor["dtype"] }): Tensor =>
  rows.length === 0 ? ops.zeros([0, ...shape], dtype) : ops.concat(rows.map((x) => ops.reshape(x, [1, ...shape])), 0);

/** The same steps on series; recorded or batched, a scan of all coefficients together. */
export const scan: SeriesRule = (level, _, inputs, params: ControlParams["scan"]) => {
  const { body, constants, carries, length, reverse } = params;
  const [constant, carry, xs] = [inputs.slice(0, constants), inputs.slice(constants, constants + carries), inputs.slice(constants + carries)];
  const outputs = outputsOf(body);
  if (isAtHand(level, inputs)) {
    const steps = length < 0 ? xs[0]!.shape[0]! : length;
    const ys: Tensor[][] = outputs.slice(carries).map(() => []);
    let state: readonly Tensor[] = carry;
    for (let step = 0; step < steps; step++) {
      const k = reverse ? steps - 1 - step : step;
      const results = run(body, [...constant, ...state, ...xs.map((x) => row(x, k))], bind);
      state = results.slice(0, carries);
      for (const [i, rows] of ys.entries()) rows[k] = results[carries + i]!;
    }
    return [...state, ...ys.map((rows, i) => stacked(rows, outputs[carries + i]!))].map(level.seriesOf);
  }
  const moves = inputs.map(level.moves);
  return together(level, outputs.length, (order) => {
    const found = settled(moves.slice(constants, constants + carries), (moving) =>
      seriesProgram(level.expand, body, [...moves.slice(0, constants), ...moving, ...moves.slice(constants + carries)], order, moving));
    const all = [...moves.slice(0, constants), ...found.carries, ...moves.slice(constants + carries)];
    const wide = { constants: count(all.slice(0, constants), order), carries: count(found.carries, order) };
    return taken(bind("scan", laidOut(inputs.map(level.seriesOf), all, order), { ...params, ...wide, body: found.part.program }), found.part.has, order);
  });
};

const count = (moves: readonly boolean[], order: number): number => moves.reduce((n, is) => n + (is ? order + 1 : 1), 0);

/** As many steps as the values at t = 0 take. */
export const whileLoop: SeriesRule = (level, _, inputs, params: ControlParams["whileLoop"]) => {
  const { test, body, constants, keep } = params;
  const [constant, carry] = [inputs.slice(0, constants), inputs.slice(constants)];
  if (isAtHand(level, inputs)) {
    const history: Tensor[][] = carry.map(() => []);
    let state: readonly Tensor[] = carry;
    const goes = (): boolean => numbersOf(run(test, [...constant, ...state].map((x) => start(level.seriesOf(x))), bind)[0]!).at() !== 0;
    while (goes()) {
      if (keep) for (const [i, rows] of history.entries()) rows.push(state[i]!);
      state = run(body, [...constant, ...state], bind);
    }
    return [...state, ...(keep ? history.map((rows, i) => stacked(rows, carry[i]!)) : [])].map(level.seriesOf);
  }
  const moves = inputs.map(level.moves);
  return together(level, carry.length * (keep ? 2 : 1), (order) => {
    const found = settled(moves.slice(constants), (moving) => seriesProgram(level.expand, body, [...moves.slice(0, constants), ...moving], order, moving));
    const all = [...moves.slice(0, constants), ...found.carries];
    const loop = { test: ofValues(test, all, order), body: found.part.program, constants: count(all.slice(0, constants), order), keep };
    return taken(bind("whileLoop", laidOut(inputs.map(level.seriesOf), all, order), loop), [...found.carries, ...(keep ? found.carries : [])], order);
  });
};

/** A program that reads the values alone of series. */
const ofValues = (program: Program, moves: readonly boolean[], order: number): Program =>
  record(
    (flat) => run(program, taken(flat, moves, order).map(([value]) => value!), bind),
    program.inputs.flatMap((x, i) => Array.from({ length: moves[i] ? order + 1 : 1 }, () => x)),
  );
