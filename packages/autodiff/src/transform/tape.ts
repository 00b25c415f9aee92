import type { Aval } from "../aval.js";
import { recordOf } from "../bind.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Ops } from "../ops.js";
import type { PrimitiveName } from "../params.js";
import type { LinearInput, Maybe, Primitive } from "../primitive.js";
import { plus } from "../primitives/rule.js";
import { Tensor } from "../tensor.js";
import type { Trace } from "../trace.js";
import { watching } from "../watch.js";
import { cutting } from "./cutting.js";

/** An equation of a linear program: its inputs are constants, and outputs of equations before it; its own outputs are numbered from `first`. */
interface Equation {
  readonly name: PrimitiveName;
  readonly primitive: Primitive<never>;
  readonly inputs: readonly Tensor[];
  readonly params: never;
  readonly first: number;
  readonly count: number;
  readonly before: Equation | undefined;
}

/** The record of a linear map: its inputs have numbers 0, 1, …, and so has every output of an equation. */
export interface Tape extends Trace {
  last: Equation | undefined;
  count: number;
}

/** Records the operations on tangents: what a derivative is made of, before its direction is known. */
export const tapeTrace = (level: number): Tape => ({ kind: "tape", level, alive: true, last: undefined, count: 0, process });

function process(this: Trace, name: PrimitiveName, inputs: readonly Tensor[], params: never): Tensor[] {
  const tape = this as Tape;
  const primitive = recordOf(name);
  const avals = primitive.shape(inputs, params);
  const equation: Equation = { name, primitive, inputs, params, first: tape.count, count: avals.length, before: tape.last };
  watching()?.recorded(equation);
  tape.last = equation;
  return avals.map((aval) => linearTensor(tape, aval));
}

/** A new linear variable of the tape. */
export const linearTensor = (tape: Tape, aval: Aval): Tensor => new Tensor(aval, tape.count++, tape);

const numberOf = (x: Tensor): number => x.content as number;

/** Adds cotangents to those of the tape's variables among some tensors. */
const accumulate = (found: Maybe[], tape: Tape, xs: readonly Maybe[], cts: readonly Maybe[]): void => {
  for (let k = 0; k < xs.length; k++) {
    const x = xs[k];
    if (x?.trace === tape) found[numberOf(x)] = plus(ops, found[numberOf(x)], cts[k]);
  }
};

const linearInputs = (tape: Tape, inputs: readonly Tensor[]): LinearInput[] => inputs.map((x) => (x.trace === tape ? { linear: x } : { constant: x }));

/** The cotangents of the tape's inputs from those of outputs, which were made by `F`: the tape read backwards, each equation transposed. */
export const pullBack = (tape: Tape, outputs: readonly Maybe[], cotangents: readonly Maybe[], inputs: readonly Tensor[], F: Ops = ops): Maybe[] => {
  const found = Array<Maybe>(tape.count);
  accumulate(found, tape, outputs, cotangents);

  const watch = watching();
  let by = F;
  for (let equation = tape.last; equation; equation = equation.before) {
    const { name, primitive: { transpose, selects }, inputs: args, params, first, count } = equation;
    const cts = count === 1 ? [found[first]] : found.slice(first, first + count);
    if (cts.every((ct) => ct === undefined)) continue;
    if (!transpose) throw error("autodiff/not-linear", { call: name });
    if (watch) watch.replayed(equation, () => accumulate(found, tape, args, transpose(by, cts, linearInputs(tape, args), params)), "reverse");
    else accumulate(found, tape, args, transpose(by, cts, linearInputs(tape, args), params));
    if (selects === true || selects?.(params)) by = cutting;
  }
  return inputs.map((input) => found[numberOf(input)]);
};

/** The linear map itself: the tangents of outputs for tangents of the inputs. */
export const pushForward = (tape: Tape, outputs: readonly Maybe[], tangents: readonly Tensor[], inputs: readonly Tensor[], apply: (name: PrimitiveName, inputs: readonly Tensor[], params: never) => Tensor[]): Maybe[] => {
  const values: Tensor[] = [];
  for (const [k, input] of inputs.entries()) values[numberOf(input)] = tangents[k]!;
  const valueOf = (x: Tensor): Tensor => (x.trace === tape ? values[numberOf(x)]! : x);
  const watch = watching();
  const equations: Equation[] = [];
  for (let equation = tape.last; equation; equation = equation.before) equations.push(equation);
  for (const equation of equations.toReversed()) {
    const push = (): Tensor[] => apply(equation.name, equation.inputs.map(valueOf), equation.params);
    const found = watch ? watch.replayed(equation, push) : push();
    for (let k = 0; k < found.length; k++) values[equation.first + k] = found[k]!;
  }
  return outputs.map((output) => output && valueOf(output));
};
