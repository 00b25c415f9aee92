import type { StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import type { Program } from "../program/program.js";
import { calculus } from "./calculus.js";
import { inFront, spread } from "./rule.js";
import { apart, expect, outputsOf, present, tangentProgram, transposedProgram, zeros } from "./sub-program.js";

/** onTrue(…operands) where the first input is not 0, else onFalse(…operands): only the chosen branch runs. */
export const cond: Primitive<StructuralParams["cond"]> = {
  shape: ([, ...operands], { onTrue, onFalse }) => {
    expect("cond", "the operands", operands, onTrue.inputs);
    expect("cond", "the operands", operands, onFalse.inputs);
    expect("cond", "the values of both branches", outputsOf(onFalse), outputsOf(onTrue));
    return outputsOf(onTrue);
  },
  kernel: ([test, ...operands], { onTrue, onFalse }, run) => run(test!.at() === 0 ? onFalse : onTrue, operands),
  jvp: (F, [test, ...operands], [, ...tangents], _, { onTrue, onFalse }) => {
    const has = tangents.map((dx) => dx !== undefined);
    if (!has.includes(true)) return outputsOf(onTrue).map(() => undefined);
    return F.cond(test!, tangentProgram(F, onTrue, has), tangentProgram(F, onFalse, has), [...operands, ...present(tangents)]);
  },
  transpose: (F, cts, [test, ...inputs], { onTrue, onFalse }) => {
    const isLinear = inputs.map(({ linear }) => linear !== undefined);
    const given = outputsOf(onTrue).map((y, k) => cts[k] ?? zeros(F, y));
    const results = F.cond(test!.constant!, transposedProgram(onTrue, isLinear), transposedProgram(onFalse, isLinear), [...apart(inputs).constants, ...given]);
    let next = 0;
    return [undefined, ...isLinear.map((is) => (is ? results[next++] : undefined))];
  },
  batch: (F, [test, ...inputs], size, { onTrue, onFalse }) => {
    const operands = inputs.map((input) => spread(F, input, size));
    const overBatch = (branch: Program): Program => calculus.record((xs) => calculus.batched(xs, size, (each) => calculus.run(branch, each)), operands);
    if (test!.axis === undefined) return F.cond(test!.tensor, overBatch(onTrue), overBatch(onFalse), operands);
    // Each element chooses for itself: both branches run, and the values are selected.
    const [whenTrue, whenFalse] = [onTrue, onFalse].map((branch) => calculus.batched(operands, size, (each) => calculus.run(branch, each)));
    const chosen = inFront(F, test!);
    return whenTrue!.map((y, k) => F.where(F.broadcastTo(F.reshape(F.cast(chosen, y.dtype), [size, ...y.shape.slice(1).map(() => 1)]), y.shape), y, whenFalse![k]!));
  },
  samples: [],
};
