import type { ParamsOf } from "@gradkit/autodiff/backend";
import { fill } from "./constant.js";
import { compare, folded, iota, type Operation, permuted, select } from "./operation.js";
import { list, type Value, type Writer } from "./writer.js";

/** A value and a letter for each of its axes. */
interface Labelled {
  readonly x: Value;
  readonly labels: readonly string[];
}

/** Keeps one axis of those with the same letter, and the elements where their indices agree. */
const diagonal = (W: Writer, { x, labels }: Labelled): Labelled => {
  const again = labels.findIndex((label, k) => labels.indexOf(label) < k);
  if (again < 0) return { x, labels };
  const index = { shape: x.shape, element: "i32" } as const;
  const on = compare(W, "EQ", iota(W, index, again), iota(W, index, labels.indexOf(labels[again]!)));
  return diagonal(W, { x: folded(W, "add", 0, select(W, on, x, fill(W, x, 0)), [again]), labels: labels.filter((_, k) => k !== again) });
};

/** Sums over the letters that nobody else needs. */
const summed = (W: Writer, { x, labels }: Labelled, needed: string): Labelled => {
  const axes = labels.flatMap((label, k) => (needed.includes(label) ? [] : [k]));
  return axes.length === 0 ? { x, labels } : { x: folded(W, "add", 0, x, axes), labels: labels.filter((label) => needed.includes(label)) };
};

const product = (W: Writer, left: Labelled, right: Labelled, output: string): Labelled => {
  const shared = left.labels.filter((label) => right.labels.includes(label));
  const [batch, inner] = [shared.filter((label) => output.includes(label)), shared.filter((label) => !output.includes(label))];
  const free = ({ labels }: Labelled): string[] => labels.filter((label) => !shared.includes(label));
  const labels = [...batch, ...free(left), ...free(right)];
  const sizeOf = (label: string): number => (left.labels.includes(label) ? left.x.shape[left.labels.indexOf(label)]! : right.x.shape[right.labels.indexOf(label)]!);
  const axes = (of: Labelled, chosen: readonly string[]): string => `[${chosen.map((label) => of.labels.indexOf(label)).join(", ")}]`;
  const numbers = [`lhs_batching_dimensions = ${axes(left, batch)}`, `rhs_batching_dimensions = ${axes(right, batch)}`, `lhs_contracting_dimensions = ${axes(left, inner)}`, `rhs_contracting_dimensions = ${axes(right, inner)}`];
  const highest = "#stablehlo<precision HIGHEST>";
  const attributes = { dot_dimension_numbers: `#stablehlo.dot<${numbers.join(", ")}>`, precision_config: `[${highest}, ${highest}]` };
  return { x: W.op("dot_general", [left.x, right.x], { shape: labels.map(sizeOf), element: left.x.element }, attributes), labels };
};

type Product = (W: Writer, left: Labelled, right: Labelled, output: string) => Labelled;

const einsumBy = (multiply: Product): Operation<ParamsOf<"einsum">> => (W, inputs, { spec }) => {
  const [from, output] = spec.split("->") as [string, string];
  const given = inputs.map((x, k) => diagonal(W, { x, labels: Array.from(from.split(",")[k]!) }));
  const operands = given.map((operand, k) => summed(W, operand, [output, ...given.filter((_, j) => j !== k).flatMap(({ labels }) => labels)].join("")));
  const { x, labels } = operands.length === 1 ? operands[0]! : multiply(W, operands[0]!, operands[1]!, output);
  return [permuted(W, x, Array.from(output, (label) => labels.indexOf(label)))];
};

export const einsum = einsumBy(product);

/** x · y, which is 0 where a factor is, whatever the other is. */
export const scale: Operation = (W, [x, y]) => {
  const zero = fill(W, x!, 0);
  const unless = (factor: Value, made: Value): Value => select(W, compare(W, "EQ", factor, zero), zero, made);
  return [unless(x!, unless(y!, W.op("multiply", [x!, y!], x!)))];
};

/** Such products of elements, over all letters, and their sums: `dot_general` has none that are 0 where a factor is. */
export const scaleEinsum = einsumBy((W, left, right, output) => {
  const labels = [...new Set([...left.labels, ...right.labels])];
  const shape = labels.map((label) => [left, right].flatMap(({ x, labels: own }) => (own.includes(label) ? [x.shape[own.indexOf(label)]!] : []))[0]!);
  const spread = ({ x, labels: own }: Labelled): Value => W.op("broadcast_in_dim", [x], { ...x, shape }, { broadcast_dimensions: list(own.map((label) => labels.indexOf(label))) });
  const [x] = scale(W, [spread(left), spread(right)], {}, []);
  return summed(W, { x: x!, labels }, output);
});

/** The lower or upper triangle of the last two axes. */
const triangle = (W: Writer, x: Value, lower: boolean): Value => {
  const index = { shape: x.shape, element: "i32" } as const;
  const [row, column] = [iota(W, index, x.shape.length - 2), iota(W, index, x.shape.length - 1)];
  return select(W, compare(W, lower ? "GE" : "LE", row, column), x, fill(W, x, 0));
};

const swapped = ({ shape }: Value): number[] => [...shape.keys()].map((k) => (k < shape.length - 2 ? k : 2 * shape.length - 3 - k));

export const cholesky: Operation = (W, [x]) => {
  const symmetric = W.op("multiply", [fill(W, x!, 0.5), W.op("add", [x!, permuted(W, x!, swapped(x!))], x!)], x!);
  return [triangle(W, W.op("cholesky", [symmetric], x!, { lower: "true" }), true)];
};

export const triangularSolve: Operation<ParamsOf<"triangularSolve">> = (W, [t, b], { lower, transpose, unit }) => [
  W.op("triangular_solve", [t!, b!], b!, { left_side: "true", lower: String(lower), unit_diagonal: String(unit), transpose_a: `#stablehlo<transpose ${transpose ? "TRANSPOSE" : "NO_TRANSPOSE"}>` }),
];

