import { broadcast, concat, matmul, parseEinsum, reduce, reshape, transpose, type ParsedEinsum, type Shape } from "@gradkit/shapes";

/** The shape algebra for shapes that are known at run time only: without the types' care for literal sizes. */
export const broadcastShapes = broadcast as unknown as (...shapes: readonly Shape[]) => Shape;
export const reshapeShape = reshape as unknown as (shape: Shape, to: Shape) => Shape;
export const transposeShape = transpose as unknown as (shape: Shape, permutation?: readonly number[]) => Shape;
export const concatShapes = concat as unknown as (shapes: readonly Shape[], axis?: number) => Shape;
export const matmulShape = matmul as unknown as (a: Shape, b: Shape) => Shape;
export const reduceShape = reduce as unknown as (shape: Shape, axes?: number | Shape, keep?: boolean) => Shape;

const counts: (readonly number[])[] = [];

/** 0, 1, …, rank − 1: one list for each rank. */
export const allAxes = (rank: number): readonly number[] => (counts[rank] ??= Array.from({ length: rank }, (_, axis) => axis));

const parsed = new Map<string, ParsedEinsum>();

/** The labels of an einsum; those of the last thousand are remembered, as a loop asks for the same ones again and again. */
export const parsedEinsum = (spec: string, shapes: readonly Shape[]): ParsedEinsum => {
  const key = `${spec} ${shapes.map((shape) => shape.join()).join(";")}`;
  const found = parsed.get(key);
  if (found) return found;
  const made = parseEinsum(spec, ...shapes);
  if (parsed.size >= 1000) parsed.clear();
  parsed.set(key, made);
  return made;
};

export const einsumShape = (spec: string, shapes: readonly Shape[]): Shape => {
  const { output, sizes } = parsedEinsum(spec, shapes);
  return output.map((label) => sizes[label]!);
};
