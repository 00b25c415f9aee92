import { evaluate, type Program, type Tensor } from "@gradkit/autodiff";
import { answering, interpreted, type Evaluator, type FlatObjective } from "../evaluator.js";
import { batchesOf, type Columns } from "./rows.js";

/** An objective as plain data, which can be sent: programs of the vector of parameters, and the rows that they are given. */
export interface Spec {
  readonly program: Program;
  /** The same for all rows, where batches have fewer. */
  readonly whole: Program;
  readonly columns: Columns | undefined;
  readonly batch: { readonly size: number; readonly shuffle: boolean } | undefined;
  readonly seed: number;
}

/** An objective that answers: batches where there are any, and all rows. */
export interface Evaluators {
  readonly evaluator: Evaluator;
  readonly whole: Evaluator;
}

/** What evaluates a spec, here or in a worker: the same bits. */
export const evaluatorsOf = ({ program, whole, columns, batch, seed }: Spec): Evaluators => {
  const answer = answering(fromProgram(program), interpreted);
  const answerAll = program === whole ? answer : answering(fromProgram(whole), interpreted);
  const all: Evaluator = { answer: (ask) => answerAll(ask, columns?.arrays) };
  if (!columns || !batch) return { evaluator: all, whole: all };
  const rows = batchesOf(columns, batch.size, batch.shuffle, seed);
  return { evaluator: { answer: (ask, count = 0) => answer(ask, rows(count)) }, whole: all };
};

const fromProgram = (program: Program): FlatObjective => (x, ...data) => evaluate(program, x, ...data) as readonly Tensor[];
