import { type Einsum, type Guard, type MatMul, type Sound } from "@gradkit/shapes";
import { ops } from "../operations.js";
import { matmulShape, parsedEinsum } from "../shape-algebra.js";
import type { Tensor } from "../tensor.js";
import { asTensor, asTensors, type ShapeOf, type TensorLike } from "./tensor-like.js";

type Shapes<Xs extends readonly TensorLike[]> = { readonly [K in keyof Xs]: ShapeOf<Xs[K]> };

const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * The matrix product (M, K) · (K, N). A vector is a row on the left and a column on the right, and its axis is gone from the result; axes before the last two are
 * batches, and broadcast.
 *
 * @throws shapes/matmul-inner, shapes/matmul-scalar, shapes/broadcast, autodiff/dtype
 * @source MML 5.67
 * @example
 * toArray(matmul([[1, 2], [3, 4]], [1, 1])) // => [3, 7]
 */
export const matmul = <const A extends TensorLike, const B extends TensorLike>(a: A, b: B & Guard<MatMul<ShapeOf<A>, ShapeOf<B>>>): Tensor<Sound<MatMul<ShapeOf<A>, ShapeOf<B>>>> => {
  const [left, right] = asTensors("matmul", [a, b as B]);
  matmulShape(left!.shape, right!.shape);
  const [m, n] = [left!.shape.length > 1 ? "i" : "", right!.shape.length > 1 ? "k" : ""];
  return einsumOf(`...${m}j,...j${n}->...${m}${n}`, [left!, right!]) as Tensor<Sound<MatMul<ShapeOf<A>, ShapeOf<B>>>>;
};

/**
 * Σ of products over named axes, in NumPy's notation, for any number of operands: a letter names an axis, letters that the output leaves out are summed, a letter
 * repeated in an operand takes its diagonal, `...` stands for axes that broadcast; without `->` the output has the letters that stand once.
 *
 * @throws shapes/einsum-spec, shapes/einsum-operands, shapes/einsum-rank, shapes/einsum-size, shapes/einsum-output, autodiff/dtype
 * @example
 * toArray(einsum("ij,jk->ik", [[1, 2]], [[3], [4]]))      // => [[11]]
 * item(einsum("ii", [[1, 2], [3, 4]]))                    // => 5
 * item(einsum("i,ij,j", [1, 2], [[1, 0], [0, 1]], [1, 2])) // => 5
 */
export const einsum = <const Spec extends string, const Xs extends readonly TensorLike[]>(
  spec: Spec,
  ...operands: Xs & Guard<Einsum<Spec, Shapes<Xs>>>
): Tensor<Sound<Einsum<Spec, Shapes<Xs>>>> => einsumOf(spec, asTensors("einsum", operands)) as Tensor<Sound<Einsum<Spec, Shapes<Xs>>>>;

interface Term {
  readonly tensor: Tensor;
  readonly labels: readonly string[];
}

/** From the left, two operands at a time; each product keeps the labels that are still needed. */
const einsumOf = (spec: string, operands: readonly Tensor[]): Tensor => {
  const { inputs, output, sizes } = parsedEinsum(spec, operands.map(({ shape }) => shape));
  const used = [...new Set(inputs.flat())];
  const letterOf = new Map(named(used));
  const write = (labels: readonly string[]): string => labels.map((label) => letterOf.get(label)!).join("");
  const [first, ...rest] = operands.map((tensor, k) => unstretched({ tensor, labels: inputs[k]! }, sizes));
  const one = (left: Term, right: Term | undefined, wanted: readonly string[]): Term => ({
    tensor: ops.einsum(`${[left, ...(right ? [right] : [])].map(({ labels }) => write(labels)).join()}->${write(wanted)}`, left.tensor, ...(right ? [right.tensor] : [])),
    labels: wanted,
  });
  const product = rest.reduce((left, right, k) => {
    const later = [...output, ...rest.slice(k + 1).flatMap(({ labels }) => labels)];
    const wanted = k === rest.length - 1 ? output.filter((label) => left.labels.includes(label) || right.labels.includes(label)) : [...new Set([...left.labels, ...right.labels])].filter((label) => later.includes(label));
    return one(left, right, wanted);
  }, first!);
  const summed = rest.length === 0 ? one(product, undefined, output.filter((label) => product.labels.includes(label))) : product;
  // Labels that only axes of size 1 had are no more, and stand in the output with that size.
  return ops.reshape(summed.tensor, output.map((label) => sizes[label]!));
};

/** A letter for each label; those of an ellipsis take the letters that are left. */
const named = (labels: readonly string[]): (readonly [string, string])[] => {
  const free = Array.from(letters).filter((letter) => !labels.includes(letter));
  return labels.map((label) => [label, label.startsWith(".") ? free.shift()! : label] as const);
};

/** An operand without the axes of its ellipsis that stretch from 1: the product is the same without them. */
const unstretched = ({ tensor, labels }: Term, sizes: Readonly<Record<string, number>>): Term => {
  const kept = [...labels.keys()].filter((k) => !(labels[k]!.startsWith(".") && tensor.shape[k] === 1 && sizes[labels[k]!] !== 1));
  return { tensor: ops.reshape(tensor, kept.map((k) => tensor.shape[k]!)), labels: kept.map((k) => labels[k]!) };
};

/**
 * The sum of products over the last axis of two tensors, whose axes before it broadcast.
 *
 * @throws shapes/einsum-size, shapes/broadcast, autodiff/dtype
 * @example
 * item(dot([1, 2, 3], [4, 5, 6])) // => 32
 */
export const dot = (x: TensorLike, y: TensorLike): Tensor => einsumOf("...i,...i->...", asTensors("dot", [x, y]));

/**
 * All products of an element of x and one of y: the shape is that of x followed by that of y.
 *
 * @example
 * toArray(outer([1, 2], [3, 4])) // => [[3, 4], [6, 8]]
 */
export const outer = <const A extends TensorLike, const B extends TensorLike>(x: A, y: B): Tensor<readonly [...ShapeOf<A>, ...ShapeOf<B>]> => {
  const [left, right] = asTensors("outer", [x, y]);
  const wide = ops.reshape(left!, [...left!.shape, ...right!.shape.map(() => 1)]);
  return ops.mul(wide, right!) as Tensor<readonly [...ShapeOf<A>, ...ShapeOf<B>]>;
};

/**
 * The sum of the diagonal of a square matrix, or of each of a batch: tr(A).
 *
 * @throws shapes/einsum-rank, shapes/einsum-size
 * @source MML 5.100
 * @example
 * item(matrixTrace([[1, 2], [3, 4]])) // => 5
 */
export const matrixTrace = (x: TensorLike): Tensor => einsumOf("...ii->...", [asTensor("matrixTrace", x)]);
