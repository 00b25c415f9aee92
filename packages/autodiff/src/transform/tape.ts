import type { Aval } from "../aval.js";
import { recordOf } from "../bind.js";
import { error } from "../errors.js";
import { ops } from "../operations.js";
import type { Ops } from "../ops.js";
import type { PrimitiveName } from "../params.js";
import type { LinearInput, Maybe } from "../primitive.js";
import { total } from "../primitives/rule.js";
import { Tensor } from "../tensor.js";
import type { Trace } from "../trace.js";
import { watching } from "../watch.js";

/** An equation of a linear program: its inputs are constants, and outputs of equations before it. */
interface Equation {
  readonly name: PrimitiveName;
  readonly inputs: readonly Tensor[];
  readonly params: never;
  readonly outputs: readonly number[];
}

/** The record of a linear map: its inputs have numbers 0, 1, …, and so has every output of an equation. */
export interface Tape extends Trace {
  readonly equations: Equation[];
  count: number;
}

/** Records the operations on tangents: what a derivative is made of, before its direction is known. */
export const tapeTrace = (level: number): Tape => {
  const tape: Tape = {
    kind: "tape",
    level,
    alive: true,
    equations: [],
    count: 0,
    process: (name, inputs, params) => {
      const outputs = recordOf(name).shape(inputs, params).map((aval) => linearTensor(tape, aval));
      const numbers = outputs.map(numberOf);
      watching()?.recorded(numbers);
      tape.equations.push({ name, inputs, params, outputs: numbers });
      return outputs;
    },
  };
  return tape;
};

/** A new linear variable of the tape. */
export const linearTensor = (tape: Tape, aval: Aval): Tensor => new Tensor(aval, tape.count++, tape);

const numberOf = (x: Tensor): number => x.content as number;

/** The operations, those that a module adds later too, with products in which 0 is 0 for certain. */
const cutting: Ops = Object.setPrototypeOf({ mul: ops.scale }, ops) as Ops;

/** The cotangents of the tape's inputs from those of outputs: the tape read backwards, each equation transposed. */
export const pullBack = (tape: Tape, outputs: readonly Maybe[], cotangents: readonly Maybe[], inputs: readonly Tensor[]): Maybe[] => {
  const found: Maybe[] = [];
  const accumulate = (x: Tensor, ct: Maybe): void => {
    found[numberOf(x)] = total(ops, [found[numberOf(x)], ct]);
  };
  for (const [k, output] of outputs.entries()) if (output?.trace === tape && cotangents[k]) accumulate(output, cotangents[k]);

  const watch = watching();
  // Behind a selection a cotangent of 0 is a cut, which no derivative may undo.
  const F = tape.equations.some(({ name }) => recordOf(name).selects) ? cutting : ops;
  for (const { name, inputs: args, params, outputs: numbers } of tape.equations.toReversed()) {
    const cts = numbers.map((number) => found[number]);
    for (const number of numbers) found[number] = undefined;
    if (cts.every((ct) => ct === undefined)) continue;
    const { transpose } = recordOf(name);
    if (!transpose) throw error("autodiff/not-linear", { call: name });
    const back = (): void => {
      const given = transpose(F, cts, args.map((x): LinearInput => (x.trace === tape ? { linear: x } : { constant: x })), params);
      for (const [k, x] of args.entries()) if (x.trace === tape) accumulate(x, given[k]);
    };
    if (watch) watch.replayed(numbers, back, "reverse");
    else back();
  }
  return inputs.map((input) => found[numberOf(input)]);
};

/** The linear map itself: the tangents of outputs for tangents of the inputs. */
export const pushForward = (tape: Tape, outputs: readonly Maybe[], tangents: readonly Tensor[], inputs: readonly Tensor[], apply: (name: PrimitiveName, inputs: readonly Tensor[], params: never) => Tensor[]): Maybe[] => {
  const values: Tensor[] = [];
  for (const [k, input] of inputs.entries()) values[numberOf(input)] = tangents[k]!;
  const valueOf = (x: Tensor): Tensor => (x.trace === tape ? values[numberOf(x)]! : x);
  const watch = watching();
  for (const { name, inputs: args, params, outputs: numbers } of tape.equations) {
    const push = (): Tensor[] => apply(name, args.map(valueOf), params);
    for (const [k, output] of (watch ? watch.replayed(numbers, push) : push()).entries()) values[numbers[k]!] = output;
  }
  return outputs.map((output) => output && valueOf(output));
};
