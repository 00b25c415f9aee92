import type { NDArray } from "@gradkit/shapes";
import type { Aval } from "./aval.js";
import type { Ops } from "./ops.js";
import type { Tensor } from "./tensor.js";

/** A tangent or cotangent; absent where it is zero for certain, which costs nothing. */
export type Maybe = Tensor | undefined;

/** An input of a linear equation: a constant, or a linear input of which only the abstract value is known. */
export type LinearInput = { readonly constant: Tensor; readonly linear?: never } | { readonly linear: Aval; readonly constant?: never };

/** A value in a batch: the tensor and its batch axis, none where it is the same for the whole batch. */
export interface Batched {
  readonly tensor: Tensor;
  readonly axis: number | undefined;
}

/** Outputs for a batch of inputs: the batch axis is in front of each, or where it says. */
export type Batching<P> = (F: Ops, inputs: readonly Batched[], size: number, params: P) => readonly (Tensor | Batched)[];

/** A primitive that a module adds to those of the core: with its batching rule. */
export type AddedPrimitive<P> = Primitive<P> & { readonly batch: Batching<P> };

/**
 * A primitive operation: what evaluating and differentiating it takes, in one record; batching rules and samples are tables by the same names, which fewer users need.
 * Rules are written over {@link Ops} and so hold for tensors of every transformation.
 */
export interface Primitive<P> {
  /** How many inputs it takes; absent where that depends on them or on the parameters. */
  readonly arity?: number;
  /** Abstract values of the outputs; it checks inputs and parameters. */
  readonly shape: (inputs: readonly Aval[], params: P) => Aval[];
  /** The reference implementation, on arrays whose shapes have been checked. */
  readonly kernel: (inputs: readonly NDArray[], params: P) => NDArray[];
  /**
   * Parameters with which it is applied where it is differentiated: outputs beyond its own are what its tangents are computed from, and `jvp` gets them.
   */
  readonly keeping?: (params: P) => P;
  /** Tangents of the outputs; at least one input tangent is there. */
  readonly jvp: (F: Ops, primals: readonly Tensor[], tangents: readonly Maybe[], outputs: readonly Tensor[], params: P) => Maybe[];
  /**
   * Outputs and their tangents at once, for directions that are known: a loop then keeps nothing. Where a linear program is recorded `jvp` gives the tangents alone.
   */
  readonly together?: (F: Ops, primals: readonly Tensor[], tangents: readonly Maybe[], params: P) => { readonly outputs: readonly Tensor[]; readonly tangents: readonly Maybe[] };
  /** Of a primitive that is linear in some inputs: the cotangents of these inputs from those of the outputs. */
  readonly transpose?: (F: Ops, cotangents: readonly Maybe[], inputs: readonly LinearInput[], params: P) => Maybe[];
  /** How it is applied to a batch, of a primitive that a module adds; those of the core have a table of their own, which only batches read. */
  readonly batch?: Batching<P>;
  /** Whether it takes some of its inputs and leaves others, whose derivatives then do not count; of an operation with programs, whether one of theirs does. */
  readonly selects?: true | ((params: P) => boolean);
}

/** Inputs and parameters to test a primitive with: shapes, among them empty and single axes. */
export interface Sample<P> {
  readonly shapes: readonly (readonly number[])[];
  readonly params: P;
  /** Ranges of the inputs' numbers, where not (-2, 2). */
  readonly ranges?: readonly (readonly [number, number])[];
  /** Added to the diagonals of the inputs, by position: matrices drawn from the ranges are then far from singular. */
  readonly diagonals?: readonly number[];
  /** Inputs of whole numbers, by position. */
  readonly integers?: readonly number[];
}
