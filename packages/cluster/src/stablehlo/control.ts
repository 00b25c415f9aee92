import type { ParamsOf } from "@gradkit/autodiff/backend";
import type { Program } from "@gradkit/autodiff";
import { fill } from "./constant.js";
import { compare, type Operation } from "./operation.js";
import { list, type Type, type Value, type Writer } from "./writer.js";

/** Writes a program into the text where it stands: its outputs from its inputs. */
export type WriteProgram = (W: Writer, program: Program, inputs: readonly Value[]) => readonly Value[];

const holds = (W: Writer, x: Value): Value => compare(W, "NE", x, fill(W, x, 0));
const index: Type = { shape: [], element: "i32" };

export const call = (write: WriteProgram): Operation<ParamsOf<"call">> => (W, inputs, { body }) => write(W, body, inputs);

export const cond = (write: WriteProgram): Operation<ParamsOf<"cond">> => (W, [test, ...inputs], { onTrue, onFalse }, types) =>
  W.ops("if", [holds(W, test!)], types, {}, [onTrue, onFalse].map((branch) => ({ inputs: [], body: () => write(W, branch, inputs) })));

export const whileLoop = (write: WriteProgram): Operation<ParamsOf<"whileLoop">> => (W, inputs, { test, body, constants }) => {
  const [constant, carry] = [inputs.slice(0, constants), inputs.slice(constants)];
  return W.ops("while", carry, carry, {}, [
    { inputs: carry, body: (state) => [holds(W, write(W, test, [...constant, ...state])[0]!)] },
    { inputs: carry, body: (state) => write(W, body, [...constant, ...state]) },
  ]);
};

/** A loop that counts, takes a row of each input and puts one into each output. */
export const scan = (write: WriteProgram): Operation<ParamsOf<"scan">> => (W, inputs, { body, length, constants, carries, reverse }, types) => {
  const [constant, carry, xs] = [inputs.slice(0, constants), inputs.slice(constants, constants + carries), inputs.slice(constants + carries)];
  const ys = types.slice(carries).map((type) => fill(W, type, 0));
  const start = [fill(W, index, 0), ...carry, ...ys];
  const at = (k: Value, rank: number): Value[] => [k, ...Array.from({ length: rank - 1 }, () => fill(W, index, 0))];
  const row = (x: Value, k: Value): Value => {
    const shape = x.shape.slice(1);
    const sliced = W.op("dynamic_slice", [x, ...at(k, x.shape.length)], { ...x, shape: [1, ...shape] }, { slice_sizes: list([1, ...shape]) });
    return W.op("reshape", [sliced], { ...x, shape });
  };
  const put = (all: Value, k: Value, y: Value): Value => W.op("dynamic_update_slice", [all, W.op("reshape", [y], { ...y, shape: [1, ...y.shape] }), ...at(k, all.shape.length)], all);
  const results = W.ops("while", start, start, {}, [
    { inputs: start, body: ([step]) => [compare(W, "LT", step!, fill(W, index, length))] },
    {
      inputs: start,
      body: ([step, ...state]) => {
        const k = reverse ? W.op("subtract", [fill(W, index, length - 1), step!], index) : step!;
        const outputs = write(W, body, [...constant, ...state.slice(0, carries), ...xs.map((x) => row(x, k))]);
        const stacked = state.slice(carries).map((all, i) => put(all, k, outputs[carries + i]!));
        return [W.op("add", [step!, fill(W, index, 1)], index), ...outputs.slice(0, carries), ...stacked];
      },
    },
  ]);
  return results.slice(1);
};
