import { broadcast, concat, einsum, matmul, reduce, reshape, transpose, type Shape } from "@gradkit/shapes";

/** The shape algebra for shapes that are known at run time only: without the types' care for literal sizes. */
export const broadcastShapes = broadcast as unknown as (...shapes: readonly Shape[]) => Shape;
export const reshapeShape = reshape as unknown as (shape: Shape, to: Shape) => Shape;
export const transposeShape = transpose as unknown as (shape: Shape, permutation?: readonly number[]) => Shape;
export const einsumShape = einsum as unknown as (spec: string, ...shapes: readonly Shape[]) => Shape;
export const concatShapes = concat as unknown as (shapes: readonly Shape[], axis?: number) => Shape;
export const matmulShape = matmul as unknown as (a: Shape, b: Shape) => Shape;
export const reduceShape = reduce as unknown as (shape: Shape, axes?: number | Shape, keep?: boolean) => Shape;
