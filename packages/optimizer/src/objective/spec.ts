import { evaluate, type Program, type Tensor } from "@gradkit/autodiff";
import type { Ask, Answer } from "../ask.js";
import { answering, interpreted, type Evaluator, type FlatObjective } from "../evaluator.js";
import { compiled } from "./compiled.js";
import { batchesOf, type Columns } from "./rows.js";

/** An objective as plain data, which can be sent: programs of the vector of parameters, and the rows that they are given. */
export interface Spec {
  readonly program: Program;
  /** The same for all rows, where batches have fewer. */
  readonly whole: Program;
  readonly columns: Columns | undefined;
  readonly batch: { readonly size: number; readonly shuffle: boolean } | undefined;
  readonly seed: number;
  /** How many answers of a kind are interpreted before they are compiled. */
  readonly compiledAfter: number;
}

/** An objective that answers: batches where there are any, and all rows. */
export interface Evaluators {
  readonly evaluator: Evaluator;
  readonly whole: Evaluator;
}

/** What evaluates a spec, here or in a worker: the same bits. */
export const evaluatorsOf = ({ program, whole, columns, batch, seed, compiledAfter }: Spec): Evaluators => {
  const { answer } = answering(fromProgram(whole), interpreted);
  const rows = columns && batch ? batchesOf(columns, batch.size, batch.shuffle, seed) : () => columns?.arrays;
  return { evaluator: tiered(fromProgram(program), compiledAfter, rows), whole: { answer: (ask) => answer(ask, columns?.arrays) } };
};

/** What interprets its first answers of each kind, and compiles for those that follow. */
const tiered = (f: FlatObjective, compiledAfter: number, rows: (count: number) => readonly unknown[] | undefined): Evaluator => {
  const { answer, rebuild } = answering(f, interpreted);
  const done = new Set<Ask["want"]>();
  return {
    answer: (ask, count = 0) => {
      const data = rows(count);
      if (count < compiledAfter || done.has(ask.want)) return answer(ask, data);
      done.add(ask.want);
      return rebuild(compiled, ask, data).then((): Answer => answer(ask, data));
    },
  };
};

const fromProgram = (program: Program): FlatObjective => (x, ...data) => evaluate(program, x, ...data) as readonly Tensor[];
