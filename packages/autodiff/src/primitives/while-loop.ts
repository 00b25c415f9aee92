import { aval } from "../aval.js";
import { error } from "../errors.js";
import { allocate, dense, wrap } from "../kernels/dense.js";
import type { Ops } from "../ops.js";
import type { StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import type { Program } from "../program/program.js";
import { calculus } from "./calculus.js";
import { spread } from "./rule.js";
import { open, stacked, tangentScan } from "./scan.js";
import { expect, outputsOf } from "./sub-program.js";

/** body where the test holds, else the carry as it is: the step of a loop that waits for others. */
const guarded = (F: Ops, { test, body, constants }: StructuralParams["whileLoop"]): Program =>
  calculus.record((inputs) => {
    const [goes] = calculus.run(test, inputs);
    return calculus.run(body, inputs).map((next, k) => F.where(F.cast(goes!, next.dtype), next, inputs[constants + k]!));
  }, body.inputs);

/**
 * body(constants, carry) → carry as long as test(constants, carry) is not 0; with `keep`, also the carry before each step, stacked along an axis whose size
 * is open until the loop has run. Derivatives keep them: a scan over these rows, with all of its rules.
 */
export const whileLoop: Primitive<StructuralParams["whileLoop"]> = {
  shape: (inputs, { test, body, constants, keep }) => {
    const carry = inputs.slice(constants);
    expect("whileLoop", "the inputs of the test", inputs, test.inputs);
    expect("whileLoop", "the inputs of a step", inputs, body.inputs);
    expect("whileLoop", "the carry after a step", outputsOf(body), carry);
    if (outputsOf(test).length !== 1 || outputsOf(test)[0]!.shape.length > 0) throw error("autodiff/not-scalar", { call: "whileLoop", shape: outputsOf(test)[0]?.shape ?? [0] });
    return [...carry.map(({ shape, dtype }) => aval(shape, dtype)), ...(keep ? carry.map((x) => stacked(open, x)) : [])];
  },
  kernel: (inputs, { test, body, constants, keep }, run) => {
    const constant = inputs.slice(0, constants);
    let carry = inputs.slice(constants);
    const history: (typeof carry)[] = [];
    while (run(test, [...constant, ...carry])[0]!.at() !== 0) {
      if (keep) history.push(carry);
      carry = run(body, [...constant, ...carry]);
    }
    const kept = inputs.slice(constants).map((start, k) => {
      const data = allocate(start.dtype, history.length * start.size);
      for (const [row, state] of history.entries()) data.set(dense(state[k]!), row * start.size);
      return wrap(data, [history.length, ...start.shape]);
    });
    return [...carry, ...(keep ? kept : [])];
  },
  jvp: (F, primals, tangents, _, params) => {
    const { constants, keep } = params;
    const carries = primals.length - constants;
    const rows = F.whileLoop(primals, { ...params, keep: true }).slice(carries);
    const step = guarded(F, params);
    const body = keep ? calculus.record((inputs) => [...calculus.run(step, inputs), ...inputs.slice(constants)], step.inputs) : step;
    return tangentScan(F, primals, tangents, { body, length: open, constants, carries, reverse: false }, rows);
  },
  batch: (F, inputs, size, params) => {
    const { constants, test } = params;
    const operands = inputs.map((input) => spread(F, input, size));
    const overBatch = (program: Program): Program => calculus.record((xs) => calculus.batched(xs, size, (each) => calculus.run(program, each)), operands);
    const each = overBatch(test);
    const any = calculus.record((xs) => [F.maximum(calculus.run(each, xs)[0]!, [0])], operands);
    const outputs = F.whileLoop(operands, { ...params, test: any, body: overBatch(guarded(F, params)) });
    return outputs.map((y, k) => (k < operands.length - constants ? y : F.transpose(y, [1, 0, ...y.shape.keys()].filter((axis, at) => at < 2 || axis > 1))));
  },
  samples: [],
};
