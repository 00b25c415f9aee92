import { record } from "../../program/record.js";
import { run, runOnNumbers } from "../../program/run.js";
import { bind } from "../../bind.js";
import { aval } from "../../aval.js";
import { programError } from "../../errors.js";
import { allocate, dense, wrap } from "../../kernels/dense.js";
import type { Ops } from "../../ops.js";
import type { ControlParams } from "./params.js";
import type { Batched, AddedPrimitive } from "../../primitive.js";
import type { Program } from "../../program/program.js";
import type { Tensor } from "../../tensor.js";
import { spread } from "../rule.js";
import { inPrograms } from "./forward-pass.js";
import { directionsOf, movingParts, open, stacked, tangentScan } from "./scan.js";
import { batchedProgram, checkCounts, cut, expect, outputsOf, placed, present, settled } from "./sub-program.js";

/** body where the test holds, else the carry as it is: the step of a loop that waits for others. */
const guarded = ({ test, body, constants }: ControlParams["whileLoop"]): Program => {
  const stay = record((inputs) => inputs.slice(constants), body.inputs);
  return record((inputs) => bind("cond", [run(test, inputs)[0]!, ...inputs], { onTrue: body, onFalse: stay }), body.inputs);
};

/**
 * body(constants, carry) → carry as long as test(constants, carry) is not 0; with `keep`, also the carry before each step, stacked along an axis whose size
 * is open until the loop has run. Derivatives keep them: a scan over these rows, with all of its rules.
 */
export const whileLoop: AddedPrimitive<ControlParams["whileLoop"]> = {
  shape: (inputs, { test, body, constants, keep }) => {
    checkCounts("whileLoop", { constants, carries: 0 }, inputs.length);
    const carry = inputs.slice(constants);
    expect("whileLoop", "the inputs of the test", inputs, test.inputs);
    expect("whileLoop", "the inputs of a step", inputs, body.inputs);
    expect("whileLoop", "the carry after a step", outputsOf(body), carry);
    if (outputsOf(test).length !== 1 || outputsOf(test)[0]!.shape.length > 0) throw programError("autodiff/test", { call: "whileLoop", shape: outputsOf(test)[0]?.shape ?? [0] });
    return [...carry.map(({ shape, dtype }) => aval(shape, dtype)), ...(keep ? carry.map((x) => stacked(open, x)) : [])];
  },
  kernel: (inputs, { test, body, constants, keep }) => {
    const constant = inputs.slice(0, constants);
    let carry = inputs.slice(constants);
    const history: (typeof carry)[] = [];
    while (runOnNumbers(test, [...constant, ...carry])[0]!.at() !== 0) {
      if (keep) history.push(carry);
      carry = runOnNumbers(body, [...constant, ...carry]);
    }
    const kept = inputs.slice(constants).map((start, k) => {
      const data = allocate(start.dtype, history.length * start.size);
      for (const [row, state] of history.entries()) data.set(dense(state[k]!), row * start.size);
      return wrap(data, [history.length, ...start.shape]);
    });
    return [...carry, ...(keep ? kept : [])];
  },
  keeping: (params) => ({ ...inPrograms(params), keep: true }),
  jvp: (F, primals, tangents, outputs, params) => {
    const { constants, keep } = params;
    const carries = primals.length - constants;
    // Rows that another element of a batch still needed are no steps of this one: guarded.
    const step = guarded(params);
    const body = keep ? record((inputs) => [...run(step, inputs), ...inputs.slice(constants)], step.inputs) : step;
    return tangentScan(F, primals, tangents, outputs.slice(carries), { body, length: open, constants, carries, reverse: false });
  },
  together: (F, primals, tangents, { test, body, constants, keep }) => {
    const [constant, carry] = cut(primals, [constants, primals.length]) as [Tensor[], Tensor[]];
    const { d, moves, part } = movingParts(F, tangents, { body, constants, carries: carry.length });
    const [dConstants, dCarry] = [present(d.constant), directionsOf(F, carry, d.carry, moves)];
    const operands = [constant, dConstants, carry, dCarry];
    const lengths = operands.map(({ length }) => length);
    const over = (values: (constant: readonly Tensor[], carry: readonly Tensor[], directions: readonly Tensor[]) => readonly Tensor[]): Program =>
      record((inputs) => {
        const [c, dc, s, ds] = cut(inputs, lengths) as [Tensor[], Tensor[], Tensor[], Tensor[]];
        return values(c, s, [...dc, ...ds]);
      }, operands.flat());
    const results = bind("whileLoop", operands.flat(), {
      test: over((c, s) => run(test, [...c, ...s])),
      body: over((c, s, directions) => [...run(body, [...c, ...s]), ...run(part.program, [...c, ...s, ...directions])]),
      constants: constants + dConstants.length,
      keep,
    });
    const [last, dLast, kept, dKept] = cut(results, [carry.length, dCarry.length, keep ? carry.length : 0, results.length]);
    return { outputs: [...last!, ...kept!], tangents: [...placed(moves, dLast!), ...(keep ? placed(moves, dKept!) : [])] };
  },
  batch: (F, inputs, size, params) => {
    const { constants, test, body } = params;
    const inBatch = inputs.map(({ axis }) => axis !== undefined);
    const shared = inBatch.slice(0, constants);
    const { carries: reached } = settled(inBatch.slice(constants), (carry) => batchedProgram(F, body, [...shared, ...carry], size, carry));
    const goes = batchedProgram(F, test, [...shared, ...reached], size);
    // Where elements stop at steps of their own, every carry is one of its element.
    const isBatched = goes.has[0] ? reached.map(() => true) : reached;
    const flags = [...shared, ...isBatched];
    const operands = inputs.map((x, k) => (flags[k] ? spread(F, x, size) : x.tensor));
    const loop = goes.has[0]
      ? { test: anyOf(F, batchedProgram(F, test, flags, size).program, size), body: batchedProgram(F, guarded(params), flags, size, isBatched).program }
      : { test: goes.program, body: batchedProgram(F, body, flags, size, isBatched).program };
    return bind("whileLoop", operands, { ...params, ...loop }).map((tensor, k): Batched => ({ tensor, axis: isBatched[k % isBatched.length] ? Number(k >= isBatched.length) : undefined }));
  },
};

/** Whether any of a test's values is not 0. */
const anyOf = (F: Ops, test: Program, size: number): Program =>
  record((inputs) => {
    const [values] = run(test, inputs);
    return [F.less(F.sum(F.equal(values!, F.zeros([size], values!.dtype)), [0]), F.constant(size, values!.dtype))];
  }, test.inputs);
