import { record } from "../../program/record.js";
import { run, runOnNumbers } from "../../program/run.js";
import { bind } from "../../bind.js";
import { aval, type Aval } from "../../aval.js";
import { error } from "../../errors.js";
import { allocate, dense, sizeOf, wrap } from "../../kernels/dense.js";
import type { Ops } from "../../ops.js";
import type { ControlParams } from "./params.js";
import type { Batched, LinearInput, Maybe, AddedPrimitive } from "../../primitive.js";
import type { Program } from "../../program/program.js";
import type { Tensor } from "../../tensor.js";
import { cutting } from "../../transform/cutting.js";
import { inFront, spread } from "../rule.js";
import { inPrograms } from "./forward-pass.js";
import { selects } from "./selects.js";
import { batchedProgram, checkCounts, cut, expect, outputsOf, placed, present, settled, showAvals, tangentProgram, transposedProgram, usedInputs, zeros, type Counts } from "./sub-program.js";

/** Inputs of a scan by their part in it. */
const partsOf = <T>(inputs: readonly T[], { constants, carries }: Counts): { constant: T[]; carry: T[]; xs: T[] } => ({
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
export const scan: AddedPrimitive<ControlParams["scan"]> = {
  shape: (inputs, { body, length, constants, carries }) => {
    checkCounts("scan", { constants, carries }, inputs.length);
    const { constant, carry, xs } = partsOf(inputs, { constants, carries });
    if (!Number.isSafeInteger(length) || length < (xs.length === 0 ? 0 : open)) throw error("autodiff/primitive", { call: "scan", rule: "the length is a whole number from 0 up", got: String(length) });
    expect("scan", "the inputs of a step", [...constant, ...carry, ...xs.map(row)], body.inputs);
    const outputs = outputsOf(body);
    expect("scan", "the carry after a step", outputs.slice(0, carries), carry);
    const rows = stepsOf(length, xs);
    if (xs.some(({ shape }) => shape[0] !== rows)) throw error("autodiff/primitive", { call: "scan", rule: `every input to scan over has ${rows} rows`, got: showAvals(xs) });
    return [...outputs.slice(0, carries), ...outputs.slice(carries).map((y) => stacked(rows, y))];
  },
  kernel: (inputs, { body, length: given, constants, carries, reverse }) => {
    const { constant, carry, xs } = partsOf(inputs, { constants, carries });
    const length = stepsOf(given, xs);
    const ys = outputsOf(body).slice(carries).map((y) => ({ data: allocate(y.dtype, length * sizeOf(y.shape)), shape: [length, ...y.shape] }));
    let state = carry;
    for (let step = 0; step < length; step++) {
      const k = reverse ? length - 1 - step : step;
      const outputs = runOnNumbers(body, [...constant, ...state, ...xs.map((x) => x.slice(k))]);
      state = outputs.slice(0, carries);
      for (const [i, { data }] of ys.entries()) {
        const values = dense(outputs[carries + i]!);
        data.set(values, k * values.length);
      }
    }
    return [...state, ...ys.map(({ data, shape }) => wrap(data, shape))];
  },
  keeping: (params) => ({ ...params, body: keepingCarry(inPrograms(params)) }),
  jvp: (F, primals, tangents, outputs, params) => tangentScan(F, primals, tangents, outputs.slice(outputsOf(params.body).length), params),
  together: (F, primals, tangents, params) => {
    const { body, constants, carries } = params;
    const { constant, carry, xs } = partsOf(primals, params);
    const { d, moves, part } = movingParts(F, tangents, params);
    const [dConstants, dCarry, dXs] = [present(d.constant), directionsOf(F, carry, d.carry, moves), present(d.xs)];
    const operands = [constant, dConstants, carry, dCarry, xs, dXs];
    const lengths = operands.map(({ length }) => length);
    const both = record((inputs) => {
      const [c, dc, s, ds, x, dx] = cut(inputs, lengths) as [Tensor[], Tensor[], Tensor[], Tensor[], Tensor[], Tensor[]];
      const [next, ys] = cut(run(body, [...c, ...s, ...x]), [carries, body.outputs.length]);
      const [dNext, dYs] = cut(run(part.program, [...c, ...s, ...x, ...dc, ...ds, ...dx]), [dCarry.length, part.program.outputs.length]);
      return [...next!, ...dNext!, ...ys!, ...dYs!];
    }, operands.flatMap((list, k) => (k < 4 ? list : list.map(row))));
    const results = bind("scan", operands.flat(), { ...params, body: both, constants: constants + dConstants.length, carries: carries + dCarry.length });
    const [last, dLast, ys, dYs] = cut(results, [carries, dCarry.length, body.outputs.length - carries, results.length]);
    return { outputs: [...last!, ...ys!], tangents: placed(part.has, [...dLast!, ...dYs!]) };
  },
  transpose: (F, cts, inputs, params) => transposedScan(F, cts, inputs, params),
  selects: ({ body }) => selects(body),
  batch: (F, inputs, size, params) => {
    const { body, carries } = params;
    const parts = partsOf(inputs, params);
    const inBatch = (xs: readonly Batched[]): boolean[] => xs.map(({ axis }) => axis !== undefined);
    const { carries: isBatched, part } = settled(inBatch(parts.carry), (carry) => batchedProgram(F, body, [...inBatch(parts.constant), ...carry, ...inBatch(parts.xs)], size, carry));
    const operands = [
      ...parts.constant.map((x) => inFront(F, x)),
      ...parts.carry.map((x, k) => (isBatched[k] ? spread(F, x, size) : x.tensor)),
      ...parts.xs.map((x) => afterRows(F, x)),
    ];
    return bind("scan", operands, { ...params, body: part.program }).map((tensor, k): Batched => ({ tensor, axis: part.has[k] ? Number(k >= carries) : undefined }));
  },
};

/** Rows of a batch, with the batch axis after that of the rows. */
const afterRows = (F: Ops, { tensor, axis }: Batched): Tensor => {
  if (axis === undefined || axis === 1) return tensor;
  const rest = tensor.shape.map((_, k) => k).filter((k) => k !== axis);
  return F.transpose(tensor, [rest[0]!, axis, ...rest.slice(1)]);
};

/** The number of steps: that of the rows, where it is open (-1) until a whileLoop has run. */
const stepsOf = (length: number, xs: readonly { readonly shape: readonly number[] }[]): number => (length === open ? xs[0]!.shape[0]! : length);
export const open = -1;

/** The body, with the carries before each step as further values: what the tangents of a scan are computed from. */
const keepingCarry = ({ body, constants, carries }: ControlParams["scan"]): Program =>
  record((inputs) => [...run(body, inputs), ...inputs.slice(constants, constants + carries)], body.inputs);

/** Which carries move, once the steps of the loop have been followed, and the program of the tangents that then are there. */
export const movingParts = (F: Ops, tangents: readonly Maybe[], { body, ...counts }: Counts & { readonly body: Program }) => {
  const d = partsOf(tangents, counts);
  const there = (list: readonly Maybe[]): boolean[] => list.map((dx) => dx !== undefined);
  const { carries: moves, part } = settled(there(d.carry), (moving) => tangentProgram(F, body, [...there(d.constant), ...moving, ...there(d.xs)], moving));
  return { d, moves, part };
};

/** Where those carries start that move. */
export const directionsOf = (F: Ops, carry: readonly Tensor[], dCarry: readonly Maybe[], moves: readonly boolean[]): Tensor[] => carry.flatMap((x, k) => (moves[k] ? [dCarry[k] ?? zeros(F, x)] : []));

/** A scan of the tangents alone, linear in them, over the stacked carries of the primal scan. Carries that never move have none. */
export const tangentScan = (F: Ops, primals: readonly Tensor[], tangents: readonly Maybe[], before: readonly Tensor[], params: ControlParams["scan"]): Maybe[] => {
  const { constants, carries } = params;
  const { constant, carry, xs } = partsOf(primals, params);
  const { d, moves, part } = movingParts(F, tangents, params);
  if (!part.has.includes(true)) return part.has.map(() => undefined);
  const moving = directionsOf(F, carry, d.carry, moves);
  // Inputs of the tangent program: constants, carry, x, then tangents of the same; the scan wants constants, carried tangents, rows.
  const [dConstants, dXs] = [present(d.constant), present(d.xs)];
  const sizes = [constants, carries, xs.length, dConstants.length, moving.length, dXs.length];
  // Carries that no tangent is made of stay out, as those of a linear scan, which then need not run to be transposed; but rows there must be.
  const isMade = usedInputs(part.program);
  const isKept = before.map((_, k) => isMade[constants + k] || (params.length === open && xs.length === 0));
  const order = [0, 3, 4, 1, 2, 5].flatMap((k) => Array.from({ length: sizes[k]! }, (_, i) => sizes.slice(0, k).reduce((a, b) => a + b, i)).filter((__, i) => k !== 1 || isKept[i]));
  const reordered = record((inputs) => {
    const place = Array<Tensor>(part.program.inputs.length);
    for (const [k, at] of order.entries()) place[at] = inputs[k]!;
    return run(part.program, place);
  }, order.map((at) => part.program.inputs[at]!));
  const operands = [...constant, ...dConstants, ...moving, ...before.filter((_, k) => isKept[k]), ...xs, ...dXs];
  return placed(part.has, bind("scan", operands, { ...params, body: reordered, constants: constants + dConstants.length, carries: moving.length }));
};

/** The scan backwards: cotangents of the carry flow from the last step to the first, those of linear constants add up, those of linear rows are stacked. */
const transposedScan = (F: Ops, cts: readonly Maybe[], inputs: readonly LinearInput[], params: ControlParams["scan"]): Maybe[] => {
  const { body, length, constants, carries, reverse } = params;
  // A carry that starts as a constant starts as zero, or the scan would not be linear, and is linear from the first step on.
  const isLinear = inputs.map(({ linear }, k) => linear !== undefined || (k >= constants && k < constants + carries));
  const outputs = outputsOf(body);
  const hasCt = outputs.map((_, k) => k < carries || cts[k] !== undefined);
  // What the selection of a step cuts, the step before it gets.
  const step = transposedProgram(selects(body) ? cutting : F, body, isLinear, hasCt);
  const avals = inputs.map(({ linear, constant }) => linear ?? constant!);
  const ctCarry = avals.slice(constants, constants + carries).map((x, k) => cts[k] ?? zeros(F, x));
  const ctYs = present(cts.slice(carries));
  const linearConstants = avals.filter((_, k) => k < constants && isLinear[k]);
  const known = { constants: inputs.slice(0, constants).flatMap(({ constant }) => constant ?? []), xs: inputs.slice(constants + carries).flatMap(({ constant }) => constant ?? []) };
  const [sums, total] = [linearConstants.length, linearConstants.length + carries];

  // Of the known constants; the sums and the carried cotangents; the known rows and the rows of cotangents.
  const stepInputs = [...known.constants, ...linearConstants, ...ctCarry, ...known.xs.map(row), ...ctYs.map(row)];
  const backwards = record((xs) => {
    const parts = cut(xs, [known.constants.length, sums, carries, known.xs.length, ctYs.length]);
    const found = run(step, [...parts[0]!, ...parts[3]!, ...parts[2]!, ...parts[4]!]);
    return [...parts[1]!.map((sum, k) => F.add(sum, found[k]!)), ...found.slice(sums)];
  }, stepInputs);
  const results = bind("scan", [...known.constants, ...linearConstants.map((x) => zeros(F, x)), ...ctCarry, ...known.xs, ...ctYs], {
    body: backwards, length, constants: known.constants.length, carries: total, reverse: !reverse,
  });
  return placed(isLinear, results);
};
