import { run, runOnNumbers } from "../../program/run.js";
import { bind } from "../../bind.js";
import { aval } from "../../aval.js";
import { programError } from "../../errors.js";
import type { ControlParams } from "./params.js";
import type { Batched, AddedPrimitive } from "../../primitive.js";
import type { Program } from "../../program/program.js";
import type { Tensor } from "../../tensor.js";
import { inFront, spread } from "../rule.js";
import { inPrograms } from "./forward-pass.js";
import { selects } from "./selects.js";
import { apart, batchedProgram, checkCounts, expect, narrowed, outputsOf, placed, present, tangentProgram, transposedProgram, zeros } from "./sub-program.js";

/** body(…inputs). Its tangent is a call again, so that a reverse pass keeps the inputs alone and computes the rest a second time. */
export const call: AddedPrimitive<ControlParams["call"]> = {
  shape: (inputs, { body, jvp, forward, backward }) => {
    expect("call", "the inputs", inputs, body.inputs);
    const outputs = outputsOf(body);
    if (jvp) {
      expect("call", "the inputs of the derivative", jvp.inputs, [...inputs, ...inputs]);
      expect("call", "the tangents", outputsOf(jvp), outputs);
    }
    if (forward || backward) {
      const kept = forward ? outputsOf(forward) : [];
      expect("call", "the inputs of the forward pass", forward?.inputs ?? [], inputs);
      expect("call", "the values of the forward pass", kept.slice(0, outputs.length), outputs);
      expect("call", "the inputs of the pullback", backward?.inputs ?? [], [...kept.slice(outputs.length), ...outputs]);
      expect("call", "the cotangents", backward ? outputsOf(backward) : [], inputs);
    }
    return outputs;
  },
  kernel: (inputs, { body }) => runOnNumbers(body, inputs),
  // What a pullback is given for is differentiated around it as its forward pass is.
  keeping: (params) => (params.forward ? { body: params.forward } : params.jvp ? params : inPrograms(params)),
  jvp: (F, primals, tangents, values, { body, jvp, backward }) => {
    const dense = (): Tensor[] => tangents.map((dx, k) => dx ?? zeros(F, primals[k]!));
    if (jvp) return run(jvp, [...primals, ...dense()]);
    const outputs = outputsOf(body);
    if (backward) return bind("customVjpTangent", [...values.slice(outputs.length), ...dense()], { backward, residuals: values.length - outputs.length, outputs });
    const { program, has } = tangentProgram(F, body, tangents.map((dx) => dx !== undefined));
    if (!has.includes(true)) return has.map(() => undefined);
    const { programs: [tangent], operands } = narrowed([program], [...primals, ...present(tangents)]);
    return placed(has, bind("call", operands, { body: tangent! }));
  },
  transpose: (F, cts, inputs, { body }) => {
    const isLinear = inputs.map(({ linear }) => linear !== undefined);
    const results = bind("call", [...apart(inputs).constants, ...present(cts)], { body: transposedProgram(F, body, isLinear, cts.map((ct) => ct !== undefined)) });
    return placed(isLinear, results);
  },
  selects: ({ body }) => selects(body),
  batch: (F, inputs, size, { body, ...rules }) => {
    const isBatched = inputs.map(({ axis }) => axis !== undefined);
    // A derivative of its own may mix what the function does not, so with one all inputs and outputs are in the batch.
    const all = (program: Program): Program => batchedProgram(F, program, program.inputs.map(() => true), size, program.outputs.map(() => true)).program;
    const own = Object.entries(rules).flatMap(([name, rule]) => (rule ? [[name, all(rule)] as const] : []));
    if (own.length > 0) return bind("call", inputs.map((x) => spread(F, x, size)), { body: all(body), ...Object.fromEntries(own) });
    const { program, has } = batchedProgram(F, body, isBatched, size);
    return bind("call", inputs.map((x) => inFront(F, x)), { body: program }).map((tensor, k): Batched => ({ tensor, axis: has[k] ? 0 : undefined }));
  },
};

/** A linear map of which only the transpose is known. */
export const customVjpTangent: AddedPrimitive<ControlParams["customVjpTangent"]> = {
  shape: (inputs, { backward, residuals, outputs }) => {
    checkCounts("customVjpTangent", { constants: residuals, carries: 0 }, inputs.length);
    expect("customVjpTangent", "the inputs of the pullback", backward.inputs, [...inputs.slice(0, residuals), ...outputs]);
    expect("customVjpTangent", "the cotangents", outputsOf(backward), inputs.slice(residuals));
    return [...outputs];
  },
  kernel: () => {
    throw programError("autodiff/custom-vjp-forward", { call: "jvp" });
  },
  jvp: (F, primals, tangents, _, params) => {
    const moving = tangents.map((dx, k) => dx ?? zeros(F, primals[k]!));
    // Linear in what follows the residuals, which a transposition of the program around it needs.
    if (tangents.slice(0, params.residuals).every((dx) => dx === undefined)) return bind("customVjpTangent", [...primals.slice(0, params.residuals), ...moving.slice(params.residuals)], params);
    throw programError("autodiff/custom-vjp-forward", { call: "jvp" });
  },
  transpose: (F, cts, inputs, { backward, residuals, outputs }) => {
    const constants = inputs.slice(0, residuals).map(({ constant }) => constant!);
    const found = run(backward, [...constants, ...outputs.map((y, k) => cts[k] ?? zeros(F, y))]);
    return inputs.map((_, k) => (k < residuals ? undefined : found[k - residuals]));
  },
  selects: ({ backward }) => selects(backward),
  batch: (F, inputs, size, { backward, residuals, outputs }) => {
    const all = inputs.map(() => true);
    const wide = outputs.map(({ shape, dtype }) => aval([size, ...shape], dtype));
    const over = batchedProgram(F, backward, [...all.slice(0, residuals), ...outputs.map(() => true)], size, all);
    return bind("customVjpTangent", inputs.map((input) => spread(F, input, size)), { backward: over.program, residuals, outputs: wide });
  },
};
