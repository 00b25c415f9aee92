import { evaluate, type Program, type Tensor } from "@gradkit/autodiff";
import type { Ask, Answer } from "../ask.js";
import { answering, interpreted, type Evaluator, type FlatObjective } from "../evaluator.js";
import { weightsOf, type Chunks, type Parts } from "./chunks.js";
import { compiled } from "./compiled.js";
import { inParts } from "./in-parts.js";
import { batchesOf, rowsFrom, type Columns } from "./rows.js";

/** An objective as plain data, which can be sent: programs of the vector of parameters, and the rows that they are given. */
export interface Spec {
  /** Of all rows; of a batch, or a chunk, where there are any. */
  readonly program: Program;
  /** The same for all rows, where batches have fewer; for the rows of the last chunk, where it has fewer. */
  readonly whole: Program;
  readonly columns: Columns | undefined;
  readonly batch: { readonly size: number; readonly shuffle: boolean } | undefined;
  readonly chunks?: Chunks | undefined;
  readonly seed: number;
  /** How many answers of a kind are interpreted before they are compiled. */
  readonly compiledAfter: number;
}

/** An objective that answers: batches where there are any, and all rows. */
export interface Evaluators {
  readonly evaluator: Evaluator;
  readonly whole: Evaluator;
  /** Its parts, where it has some. */
  readonly parts?: Parts | undefined;
}

/** What evaluates a spec, here or in a worker: the same bits. */
export const evaluatorsOf = (spec: Spec): Evaluators => {
  const { program, whole, columns, batch, chunks, seed, compiledAfter } = spec;
  if (chunks && columns) {
    const parts = partsOf(spec, chunks, columns);
    return { evaluator: inParts(parts), whole: inParts(parts), parts };
  }
  const { answer } = answering(fromProgram(whole), interpreted);
  const rows = columns && batch ? batchesOf(columns, batch.size, batch.shuffle, seed) : () => columns?.arrays;
  const tiered = tieredOf(fromProgram(program), compiledAfter);
  return { evaluator: { answer: (ask, count = 0) => tiered(ask, count, rows(count)) }, whole: { answer: (ask) => answer(ask, columns?.arrays) } };
};

const partsOf = ({ program, whole, compiledAfter }: Spec, chunks: Chunks, columns: Columns): Parts => {
  const weights = weightsOf(chunks, columns.count);
  const full = tieredOf(fromProgram(program), compiledAfter);
  const last = columns.count % chunks.size === 0 ? full : tieredOf(fromProgram(whole), compiledAfter);
  // One count for all parts of an answer, whoever gives them: they are all interpreted, or all compiled.
  return { weights, answer: (ask, count, part) => (part === weights.length - 1 ? last : full)(ask, count * weights.length, rowsFrom(columns, part * chunks.size, chunks.size)) };
};

type Tiered = (ask: Ask, count: number, data: readonly unknown[] | undefined) => Answer | PromiseLike<Answer>;

/** What interprets its first answers of each kind, and compiles for those that follow. */
const tieredOf = (f: FlatObjective, compiledAfter: number): Tiered => {
  const { answer, rebuild } = answering(f, interpreted);
  const compiling = new Map<Ask["want"], PromiseLike<void> | undefined>();
  return (ask, count, data) => {
    if (count < compiledAfter) return answer(ask, data);
    if (!compiling.has(ask.want)) compiling.set(ask.want, rebuild(compiled, ask, data).then(() => void compiling.set(ask.want, undefined)));
    return compiling.get(ask.want)?.then(() => answer(ask, data)) ?? answer(ask, data);
  };
};

const fromProgram = (program: Program): FlatObjective => (x, ...data) => evaluate(program, x, ...data) as readonly Tensor[];
