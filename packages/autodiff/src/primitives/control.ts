import { aval, sameShape, showAval, type Aval } from "../aval.js";
import { error } from "../errors.js";
import { dense, sizeOf, wrap, allocate } from "../kernels/dense.js";
import type { Ops } from "../ops.js";
import type { StructuralParams } from "../params.js";
import type { LinearInput, Maybe, Primitive } from "../primitive.js";
import type { Program } from "../program/program.js";
import { avalsOf } from "../program/program.js";
import type { Tensor } from "../tensor.js";
import { calculus } from "./calculus.js";
import { inFront, spread } from "./rule.js";

const outputsOf = (program: Program): Aval[] => {
  const avals = avalsOf(program);
  return program.outputs.map((output) => aval(avals[output]!.shape, avals[output]!.dtype));
};
const show = (avals: readonly Aval[]): string => avals.map(showAval).join(", ");
const agree = (a: readonly Aval[], b: readonly Aval[]): boolean => a.length === b.length && a.every((x, k) => sameShape(x.shape, b[k]!.shape) && x.dtype === b[k]!.dtype);
const expect = (call: string, what: string, got: readonly Aval[], wanted: readonly Aval[]): void => {
  if (!agree(got, wanted)) throw error("autodiff/primitive", { call, rule: `${what} must be ${show(wanted)}`, got: show(got) });
};

/** The part of a list that is there. */
const present = <T>(list: readonly (T | undefined)[]): T[] => list.filter((item): item is T => item !== undefined);
const zeros = (F: Ops, { shape, dtype }: Aval): Tensor => F.zeros(shape, dtype);

/** A program for the tangents of `program` alone, of its inputs and then of those tangents that are there: linear in the latter. */
const tangentProgram = (F: Ops, program: Program, has: readonly boolean[]): Program =>
  calculus.record(
    (inputs) => {
      const primals = inputs.slice(0, has.length);
      let next = has.length;
      const { values, tangents } = calculus.derive((xs) => calculus.run(program, xs), primals, has.map((there) => (there ? inputs[next++] : undefined)));
      return values.map((y, k) => tangents[k] ?? zeros(F, y));
    },
    [...program.inputs, ...program.inputs.filter((_, k) => has[k])],
  );

/** The inputs of an equation apart: constants and linear ones, in their order. */
const apart = (inputs: readonly LinearInput[]): { constants: Tensor[]; linear: Aval[] } => ({
  constants: present(inputs.map(({ constant }) => constant)),
  linear: present(inputs.map(({ linear }) => linear)),
});

/** A program for the cotangents of the linear inputs of `program`, of its constant inputs and the cotangents that there are of its outputs. */
const transposedProgram = (program: Program, isLinear: readonly boolean[], hasCt: readonly boolean[] = program.outputs.map(() => true)): Program => {
  const constants = program.inputs.filter((_, k) => !isLinear[k]);
  const linear = program.inputs.filter((_, k) => isLinear[k]);
  return calculus.record((inputs) => {
    const given = inputs.slice(0, constants.length);
    const merge = (xs: readonly Tensor[]): Tensor[] => {
      let [c, l] = [0, 0];
      return isLinear.map((is) => (is ? xs[l++]! : given[c++]!));
    };
    let next = constants.length;
    return calculus.pull((xs) => calculus.run(program, merge(xs)), linear, hasCt.map((has) => (has ? inputs[next++] : undefined)));
  }, [...constants, ...outputsOf(program).filter((_, k) => hasCt[k])]);
};

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

/** Inputs of a scan by their part in it. */
const partsOf = <T>(inputs: readonly T[], { constants, carries }: { readonly constants: number; readonly carries: number }): { constant: T[]; carry: T[]; xs: T[] } => ({
  constant: inputs.slice(0, constants),
  carry: inputs.slice(constants, constants + carries),
  xs: inputs.slice(constants + carries),
});
const row = ({ shape, dtype }: Aval): Aval => aval(shape.slice(1), dtype);
const stacked = (length: number, { shape, dtype }: Aval): Aval => aval([length, ...shape], dtype);

/**
 * A loop of `length` steps: body(constants, carry, x) → (carry, y), with x the k-th row of each `xs`; the values are the last carry and the stacked y.
 * Reverse mode keeps the carry of every step, length × its size, and computes the rest of a step again.
 */
export const scan: Primitive<StructuralParams["scan"]> = {
  shape: (inputs, { body, length, constants, carries }) => {
    const { constant, carry, xs } = partsOf(inputs, { constants, carries });
    expect("scan", "the inputs of a step", [...constant, ...carry, ...xs.map(row)], body.inputs);
    const outputs = outputsOf(body);
    expect("scan", "the carry after a step", outputs.slice(0, carries), carry);
    const rows = stepsOf(length, xs);
    if (xs.some(({ shape }) => shape[0] !== rows)) throw error("autodiff/primitive", { call: "scan", rule: `every input to scan over has ${rows} rows`, got: show(xs) });
    return [...outputs.slice(0, carries), ...outputs.slice(carries).map((y) => stacked(rows, y))];
  },
  kernel: (inputs, { body, length: given, constants, carries, reverse }, run) => {
    const { constant, carry, xs } = partsOf(inputs, { constants, carries });
    const length = stepsOf(given, xs);
    const ys = outputsOf(body).slice(carries).map((y) => ({ data: allocate(y.dtype, length * sizeOf(y.shape)), shape: [length, ...y.shape] }));
    let state = carry;
    for (let step = 0; step < length; step++) {
      const k = reverse ? length - 1 - step : step;
      const outputs = run(body, [...constant, ...state, ...xs.map((x) => x.slice(k))]);
      state = outputs.slice(0, carries);
      for (const [i, { data }] of ys.entries()) {
        const values = dense(outputs[carries + i]!);
        data.set(values, k * values.length);
      }
    }
    return [...state, ...ys.map(({ data, shape }) => wrap(data, shape))];
  },
  jvp: (F, primals, tangents, _, params) => tangentScan(F, primals, tangents, params),
  transpose: (F, cts, inputs, params) => transposedScan(F, cts, inputs, params),
  batch: (F, inputs, size, params) => {
    const { body, constants, carries } = params;
    const { constant, carry, xs } = partsOf(inputs, params);
    const atRow = (x: Tensor): Tensor => F.transpose(x, [1, 0, ...x.shape.keys()].filter((axis, k) => k < 2 || axis > 1));
    const operands = [...[...constant, ...carry].map((input) => spread(F, input, size)), ...xs.map((input) => atRow(spread(F, input, size)))];
    const step = operands.map((x, k) => (k < constants + carries ? x : row(x)));
    const over = calculus.record((each) => calculus.batched(each, size, (one) => calculus.run(body, one)), step);
    return F.scan(operands, { ...params, body: over }).map((y, k) => (k < carries ? y : atRow(y)));
  },
  samples: [],
};

/** The number of steps: that of the rows, where it is open (-1) until a whileLoop has run. */
const stepsOf = (length: number, xs: readonly { readonly shape: readonly number[] }[]): number => (length === open ? xs[0]!.shape[0]! : length);
const open = -1;

/** The carries before each step, stacked: what the tangents of a scan are computed from. */
const carriesBefore = (F: Ops, primals: readonly Tensor[], params: StructuralParams["scan"]): Tensor[] => {
  const { body, constants, carries } = params;
  const keeping = calculus.record((inputs) => {
    const next = calculus.run(body, inputs).slice(0, carries);
    return [...next, ...inputs.slice(constants, constants + carries)];
  }, body.inputs);
  return F.scan(primals, { ...params, body: keeping }).slice(carries);
};

/** A scan of the tangents alone, linear in them, over the stacked carries of the primal scan. */
const tangentScan = (F: Ops, primals: readonly Tensor[], tangents: readonly Maybe[], params: StructuralParams["scan"], before = carriesBefore(F, primals, params)): Maybe[] => {
  const { body, constants, carries } = params;
  const { constant, carry, xs } = partsOf(primals, params);
  const d = partsOf(tangents, params);
  const moving = d.carry.map((dx, k) => dx ?? zeros(F, carry[k]!));
  const has = [...d.constant.map(Boolean), ...d.carry.map(() => true), ...d.xs.map(Boolean)];
  const tangent = tangentProgram(F, body, has);
  // Inputs of the tangent program: constants, carry, x, then tangents of the same; the scan wants constants, carried tangents, rows.
  const counts = { dConstants: present(d.constant).length, dXs: present(d.xs).length };
  const sizes = [constants, carries, xs.length, counts.dConstants, carries, counts.dXs];
  const starts = sizes.map((_, k) => sizes.slice(0, k).reduce((a, b) => a + b, 0));
  const order = [0, 3, 4, 1, 2, 5].flatMap((part) => Array.from({ length: sizes[part]! }, (_, k) => starts[part]! + k));
  const reordered = calculus.record((inputs) => {
    const place: Tensor[] = [];
    for (const [k, at] of order.entries()) place[at] = inputs[k]!;
    return calculus.run(tangent, place);
  }, order.map((at) => tangent.inputs[at]!));
  const operands = [...constant, ...present(d.constant), ...moving, ...before, ...xs, ...present(d.xs)];
  return F.scan(operands, { ...params, body: reordered, constants: constants + counts.dConstants });
};

/** The scan backwards: cotangents of the carry flow from the last step to the first, those of linear constants add up, those of linear rows are stacked. */
const transposedScan = (F: Ops, cts: readonly Maybe[], inputs: readonly LinearInput[], params: StructuralParams["scan"]): Maybe[] => {
  const { body, length, constants, carries, reverse } = params;
  // A carry that starts as a constant starts as zero, or the scan would not be linear, and is linear from the first step on.
  const isLinear = inputs.map(({ linear }, k) => linear !== undefined || (k >= constants && k < constants + carries));
  const outputs = outputsOf(body);
  const hasCt = outputs.map((_, k) => k < carries || cts[k] !== undefined);
  const step = transposedProgram(body, isLinear, hasCt);
  const avals = inputs.map(({ linear, constant }) => linear ?? constant!);
  const ctCarry = avals.slice(constants, constants + carries).map((x, k) => cts[k] ?? zeros(F, x));
  const ctYs = present(cts.slice(carries));
  const linearConstants = avals.filter((_, k) => k < constants && isLinear[k]);
  const known = { constants: inputs.slice(0, constants).flatMap(({ constant }) => constant ?? []), xs: inputs.slice(constants + carries).flatMap(({ constant }) => constant ?? []) };
  const [sums, total] = [linearConstants.length, linearConstants.length + carries];

  // Of the known constants; the sums and the carried cotangents; the known rows and the rows of cotangents.
  const stepInputs = [...known.constants, ...linearConstants, ...ctCarry, ...known.xs.map(row), ...ctYs.map(row)];
  const backwards = calculus.record((xs) => {
    const at = [known.constants.length, sums, carries, known.xs.length, ctYs.length];
    const parts = at.map((count, k) => xs.slice(at.slice(0, k).reduce((a, b) => a + b, 0)).slice(0, count));
    const found = calculus.run(step, [...parts[0]!, ...parts[3]!, ...parts[2]!, ...parts[4]!]);
    return [...parts[1]!.map((sum, k) => F.add(sum, found[k]!)), ...found.slice(sums)];
  }, stepInputs);
  const results = F.scan([...known.constants, ...linearConstants.map((x) => zeros(F, x)), ...ctCarry, ...known.xs, ...ctYs], {
    body: backwards, length, constants: known.constants.length, carries: total, reverse: !reverse,
  });
  let next = 0;
  return isLinear.map((is) => (is ? results[next++] : undefined));
};

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
