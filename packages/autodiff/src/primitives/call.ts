import { error } from "../errors.js";
import type { StructuralParams } from "../params.js";
import type { Primitive } from "../primitive.js";
import type { Program } from "../program/program.js";
import type { Tensor } from "../tensor.js";
import { calculus } from "./calculus.js";
import { spread } from "./rule.js";
import { apart, expect, outputsOf, present, tangentProgram, transposedProgram, zeros } from "./sub-program.js";

const overBatch = (program: Program, operands: readonly Tensor[], size: number): Program =>
  calculus.record((xs) => calculus.batched(xs, size, (each) => calculus.run(program, each)), operands);

/** body(…inputs). Its tangent is a call again, so that a reverse pass keeps the inputs alone and computes the rest a second time. */
export const call: Primitive<StructuralParams["call"]> = {
  shape: (inputs, { body }) => {
    expect("call", "the inputs", inputs, body.inputs);
    return outputsOf(body);
  },
  kernel: (inputs, { body }, run) => run(body, inputs),
  jvp: (F, primals, tangents, _, { body, jvp }) => {
    if (jvp) return calculus.run(jvp, [...primals, ...tangents.map((dx, k) => dx ?? zeros(F, primals[k]!))]);
    return F.call([...primals, ...present(tangents)], { body: tangentProgram(F, body, tangents.map((dx) => dx !== undefined)) });
  },
  transpose: (F, cts, inputs, { body }) => {
    const isLinear = inputs.map(({ linear }) => linear !== undefined);
    const results = F.call([...apart(inputs).constants, ...present(cts)], { body: transposedProgram(body, isLinear, cts.map((ct) => ct !== undefined)) });
    let next = 0;
    return isLinear.map((is) => (is ? results[next++] : undefined));
  },
  batch: (F, inputs, size, { body, jvp }) => {
    const operands = inputs.map((input) => spread(F, input, size));
    return F.call(operands, { body: overBatch(body, operands, size), ...(jvp ? { jvp: overBatch(jvp, [...operands, ...operands], size) } : {}) });
  },
  samples: [],
};

/** A linear map of which only the transpose is known. */
export const customVjpTangent: Primitive<StructuralParams["customVjpTangent"]> = {
  shape: (_, { outputs }) => [...outputs],
  kernel: () => {
    throw error("autodiff/custom-vjp-forward", { call: "jvp" });
  },
  jvp: () => {
    throw error("autodiff/custom-vjp-forward", { call: "jvp" });
  },
  transpose: (F, cts, inputs, { backward, residuals, outputs }) => {
    const constants = inputs.slice(0, residuals).map(({ constant }) => constant!);
    const found = calculus.run(backward, [...constants, ...outputs.map((y, k) => cts[k] ?? zeros(F, y))]);
    return inputs.map((_, k) => (k < residuals ? undefined : found[k - residuals]));
  },
  batch: (F, inputs, size, { backward, residuals, outputs }) => {
    const operands = inputs.map((input) => spread(F, input, size));
    const wide = outputs.map(({ shape, dtype }) => ({ shape: [size, ...shape], dtype }));
    const over = calculus.record((xs) => calculus.batched(xs, size, (each) => calculus.run(backward, each)), [...operands.slice(0, residuals), ...wide]);
    return F.customVjpTangent(operands, { backward: over, residuals, outputs: wide });
  },
  samples: [],
};
