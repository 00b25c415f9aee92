import type { ParamsOf } from "@gradkit/autodiff/backend";
import { by, compare, type Operation } from "./operation.js";
import { list, type Value } from "./writer.js";

/** The axes of x in the result of a gather, which stand around those of the indices. */
const around = (x: Value, indices: Value, axis: number): number[] => x.shape.flatMap((_, k) => (k < axis ? [k] : k > axis ? [k - 1 + indices.shape.length] : []));

export const gather: Operation<ParamsOf<"gather">> = (W, [x, indices], { axis }, types) => {
  const numbers = [`offset_dims = [${around(x!, indices!, axis).join(", ")}]`, `collapsed_slice_dims = [${axis}]`, `start_index_map = [${axis}]`, `index_vector_dim = ${indices!.shape.length}`];
  const attributes = { dimension_numbers: `#stablehlo.gather<${numbers.join(", ")}>`, slice_sizes: list(x!.shape.map((size, k) => (k === axis ? 1 : size))), indices_are_sorted: "false" };
  return [W.op("gather", [x!, indices!], types[0]!, attributes)];
};

export const scatterAdd: Operation<ParamsOf<"scatterAdd">> = (W, [x, indices, updates], { axis }) => {
  const numbers = [`update_window_dims = [${around(x!, indices!, axis).join(", ")}]`, `inserted_window_dims = [${axis}]`, `scatter_dims_to_operand_dims = [${axis}]`, `index_vector_dim = ${indices!.shape.length}`];
  const attributes = { scatter_dimension_numbers: `#stablehlo.scatter<${numbers.join(", ")}>`, indices_are_sorted: "false", unique_indices: "false" };
  return [W.op("scatter", [x!, indices!, updates!], x!, attributes, [by(W, "add", x!)])];
};

/** 1 where the relation holds, else 0, in the type of the inputs. */
export const relation = (direction: "LT" | "LE" | "EQ"): Operation => (W, [x, y]) => [W.op("convert", [compare(W, direction, x!, y!)], x!)];
