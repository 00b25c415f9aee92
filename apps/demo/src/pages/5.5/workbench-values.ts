import { computed } from "@preact/signals";
import { check, declare, derive, differential, gradient, parse, type Derivation, type MatrixExpr, type SymbolExpr } from "@gradkit/matrix";
import { matrixNumbers } from "../../math/matrix-numbers.js";
import { attempt, type MatrixProblem } from "../../math/matrix-problem.js";
import { sizes, state } from "./state.js";

/** What has been made of the reader's expression. */
export interface Work {
  readonly expr: MatrixExpr;
  readonly symbols: readonly SymbolExpr[];
  readonly by: SymbolExpr;
  readonly derivation: Derivation;
  /** In matrix notation where the derivative has more than two axes. */
  readonly differential?: MatrixExpr;
}

interface Read {
  readonly work?: Work;
  /** What is wrong with the symbols, or with the expression. */
  readonly wrongSymbols?: MatrixProblem;
  readonly wrong?: MatrixProblem;
}

const noSymbols: MatrixProblem = { code: "demo/no-symbols", data: {}, message: 'expected a symbol, got none. Did you mean "x: n"?', offset: 0, length: 1 };

const read = computed((): Read => {
  const declared = attempt(() => declare(state.symbols.value));
  if (declared.problem) return { wrongSymbols: declared.problem };
  const symbols = declared.value;
  if (symbols.length === 0) return { wrongSymbols: noSymbols };
  const parsed = attempt(() => parse(state.e.value, symbols));
  if (parsed.problem) return { wrong: parsed.problem };
  const by = symbols.find(({ name }) => name === state.by.value) ?? symbols[0]!;
  const expr = parsed.value;
  const derived = attempt(() => derive(expr, by));
  if (derived.problem) return { wrong: derived.problem };
  const derivation = derived.value;
  return { work: { expr, symbols, by, derivation, ...(derivation.result.kind === "tensor" && { differential: differential(expr, by) }) } };
});

let last: Work | undefined;
export const work = computed((): Work => (last = read.value.work ?? last!));
export const problems = computed(() => ({ expression: read.value.wrong, symbols: read.value.wrongSymbols }));

/** The derivative in the layout that is chosen. */
export const result = computed(() => gradient(work.value.expr, work.value.by, { layout: state.layout.value }));

/** The closed form against differences, at numbers. */
export const proof = computed(() => attempt(() => check(work.value.expr, work.value.by, matrixNumbers(work.value.symbols, sizes(), state.seed.value))));
