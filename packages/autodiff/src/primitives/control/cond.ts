import { run, runOnNumbers } from "../../program/run.js";
import { elements } from "../../transform/batch.js";
import { bind } from "../../bind.js";
import { isReal } from "../../aval.js";
import { programError } from "../../errors.js";
import type { Ops } from "../../ops.js";
import type { ControlParams } from "./params.js";
import type { Batched, AddedPrimitive } from "../../primitive.js";
import type { Program } from "../../program/program.js";
import type { Tensor } from "../../tensor.js";
import { inFront, spread } from "../rule.js";
import { inPrograms } from "./forward-pass.js";
import { apart, batchedProgram, expect, narrowed, outputsOf, placed, present, tangentProgram, transposedProgram, zeros, type Part } from "./sub-program.js";

/** onTrue(…operands) where the first input is not 0, else onFalse(…operands): only the chosen branch runs. */
export const cond: AddedPrimitive<ControlParams["cond"]> = {
  shape: ([test, ...operands], { onTrue, onFalse }) => {
    if (test!.shape.length > 0) throw programError("autodiff/test", { call: "cond", shape: test!.shape });
    expect("cond", "the operands", operands, onTrue.inputs);
    expect("cond", "the operands", operands, onFalse.inputs);
    expect("cond", "the values of both branches", outputsOf(onFalse), outputsOf(onTrue));
    return outputsOf(onTrue);
  },
  kernel: ([test, ...operands], { onTrue, onFalse }) => runOnNumbers(test!.at() === 0 ? onFalse : onTrue, operands),
  keeping: inPrograms,
  jvp: (F, [test, ...operands], [, ...tangents], _, { onTrue, onFalse }) => {
    const there = tangents.map((dx) => dx !== undefined);
    const [yes, no, has] = both([onTrue, onFalse], (branch, wanted) => tangentProgram(F, branch, there, wanted));
    if (!has.includes(true)) return has.map(() => undefined);
    const { programs, operands: needed } = narrowed([yes, no], [...operands, ...present(tangents)]);
    return placed(has, bind("cond", [test!, ...needed], { onTrue: programs[0]!, onFalse: programs[1]! }));
  },
  transpose: (F, cts, [test, ...inputs], { onTrue, onFalse }) => {
    const isLinear = inputs.map(({ linear }) => linear !== undefined);
    const given = outputsOf(onTrue).map((y, k) => cts[k] ?? zeros(F, y));
    const [yes, no] = [onTrue, onFalse].map((branch) => transposedProgram(F, branch, isLinear));
    const results = bind("cond", [test!.constant!, ...apart(inputs).constants, ...given], { onTrue: yes!, onFalse: no! });
    return [undefined, ...placed(isLinear, results)];
  },
  selects: true,
  batch: (F, [test, ...inputs], size, { onTrue, onFalse }) => {
    if (test!.axis !== undefined) return selected(F, inFront(F, test!), inputs.map((input) => spread(F, input, size)), size, { onTrue, onFalse });
    const isBatched = inputs.map(({ axis }) => axis !== undefined);
    const [yes, no, has] = both([onTrue, onFalse], (branch, wanted) => batchedProgram(F, branch, isBatched, size, wanted));
    return bind("cond", [test!.tensor, ...inputs.map((input) => inFront(F, input))], { onTrue: yes, onFalse: no }).map((tensor, k): Batched => ({ tensor, axis: has[k] ? 0 : undefined }));
  },
};

/** Programs made of both branches, with the outputs that either needs. */
export const both = (branches: readonly [Program, Program], make: (branch: Program, wanted: readonly boolean[]) => Part): [yes: Program, no: Program, has: readonly boolean[]] => {
  const [yes, no] = branches.map((branch) => make(branch, [])) as [Part, Part];
  const has = yes.has.map((is, k) => is || no.has[k]!);
  const whole = (part: Part, branch: Program): Program => (part.has.every((is, k) => is === has[k]) ? part.program : make(branch, has).program);
  return [whole(yes, branches[0]), whole(no, branches[1]), has];
};

/** Each element chooses for itself: both branches run on all, and values are selected. What an element did not choose is a constant to it, so that no NaN of its derivative gets out. */
const selected = (F: Ops, test: Tensor, operands: readonly Tensor[], size: number, { onTrue, onFalse }: ControlParams["cond"]): Tensor[] => {
  const isFalse = F.equal(test, F.zeros(test.shape, test.dtype));
  const isTrue = F.sub(F.constant(1, test.dtype), isFalse);
  const like = (which: Tensor, { shape, dtype }: Tensor): Tensor => F.broadcastTo(F.reshape(F.cast(which, dtype), [size, ...shape.slice(1).map(() => 1)]), shape);
  const [yes, no] = [{ branch: onTrue, chosen: isTrue }, { branch: onFalse, chosen: isFalse }].map(({ branch, chosen }) => {
    const own = operands.map((x) => (isReal(x) ? F.where(like(chosen, x), x, F.stopGradient(x)) : x));
    return elements(own.map((tensor) => ({ tensor, axis: 0 })), size, (xs) => run(branch, xs)).map((y) => spread(F, y, size));
  });
  return yes!.map((y, k) => F.where(like(isTrue, y), y, no![k]!));
};
