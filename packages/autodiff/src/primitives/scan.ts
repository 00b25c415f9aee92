import { aval, type Aval } from "../aval.js";
import { error } from "../errors.js";
import { allocate, dense, sizeOf, wrap } from "../kernels/dense.js";
import type { Ops } from "../ops.js";
import type { StructuralParams } from "../params.js";
import type { LinearInput, Maybe, Primitive } from "../primitive.js";
import type { Tensor } from "../tensor.js";
import { calculus } from "./calculus.js";
import { spread } from "./rule.js";
import { expect, outputsOf, present, showAvals, tangentProgram, transposedProgram, zeros } from "./sub-program.js";

/** Inputs of a scan by their part in it. */
const partsOf = <T>(inputs: readonly T[], { constants, carries }: { readonly constants: number; readonly carries: number }): { constant: T[]; carry: T[]; xs: T[] } => ({
  constant: inputs.slice(0, constants),
  carry: inputs.slice(constants, constants + carries),
  xs: inputs.slice(constants + carries),
});
const row = ({ shape, dtype }: Aval): Aval => aval(shape.slice(1), dtype);
export const stacked = (length: number, { shape, dtype }: Aval): Aval => aval([length, ...shape], dtype);

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
    if (xs.some(({ shape }) => shape[0] !== rows)) throw error("autodiff/primitive", { call: "scan", rule: `every input to scan over has ${rows} rows`, got: showAvals(xs) });
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
export const open = -1;

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
export const tangentScan = (F: Ops, primals: readonly Tensor[], tangents: readonly Maybe[], params: StructuralParams["scan"], before = carriesBefore(F, primals, params)): Maybe[] => {
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
