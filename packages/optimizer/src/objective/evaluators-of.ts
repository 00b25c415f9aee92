import { answering, interpreted } from "../evaluator.js";
import { weightsOf, type Chunks, type Parts } from "./chunks.js";
import { inParts } from "./in-parts.js";
import { batchesOf, rowsFrom, type Columns } from "./rows.js";
import type { Evaluators, Spec } from "./spec.js";
import { fromProgram, tiered } from "./tiered.js";

/** What evaluates a spec, here or in a worker: the same bits. */
export const evaluatorsOf = (spec: Spec): Evaluators => {
  const { program, whole, columns, batch, chunks, seed, compiledAfter } = spec;
  if (chunks && columns) {
    const parts = partsOf(spec, chunks, columns);
    return { evaluator: inParts(parts), whole: inParts(parts), parts };
  }
  const { answer } = answering(fromProgram(whole), interpreted);
  const rows = columns && batch ? batchesOf(columns, batch.size, batch.shuffle, seed) : () => columns?.arrays;
  const answers = tiered(program, compiledAfter);
  return { evaluator: { answer: (ask, count = 0) => answers(ask, count, rows(count)) }, whole: { answer: (ask) => answer(ask, columns?.arrays) } };
};

const partsOf = ({ program, whole, compiledAfter }: Spec, chunks: Chunks, columns: Columns): Parts => {
  const weights = weightsOf(chunks, columns.count);
  const full = tiered(program, compiledAfter);
  const last = columns.count % chunks.size === 0 ? full : tiered(whole, compiledAfter);
  // One count for all parts of an answer, whoever gives them: they are all interpreted, or all compiled.
  return { weights, answer: (ask, count, part) => (part === weights.length - 1 ? last : full)(ask, count * weights.length, rowsFrom(columns, part * chunks.size, chunks.size)) };
};
