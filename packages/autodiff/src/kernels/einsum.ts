import { NDArray, parseEinsum, type Shape } from "@gradkit/shapes";
import { allocate, dense, sizeOf, wrap } from "./dense.js";
import { reduce } from "./reduce.js";

interface Labelled {
  readonly array: NDArray;
  readonly labels: readonly string[];
}

/** The einsum of one or two arrays: every product is a matrix product of a batch, after diagonals are taken and lone labels summed. */
export const einsum = (spec: string, operands: readonly NDArray[]): NDArray => {
  const { inputs, output, sizes } = parseEinsum(spec, ...operands.map(({ shape }) => shape));
  const [a, b] = operands.map((array, k) => sumLone(diagonal({ array, labels: inputs[k]! }), [...output, ...inputs.filter((_, j) => j !== k).flat()]));
  const shapeOf = (labels: readonly string[]): number[] => labels.map((label) => sizes[label]!);
  if (!b) return order(a!, output);
  const batch = a!.labels.filter((label) => b.labels.includes(label) && output.includes(label));
  const inner = a!.labels.filter((label) => b.labels.includes(label) && !output.includes(label));
  const rows = a!.labels.filter((label) => !b.labels.includes(label));
  const columns = b.labels.filter((label) => !a!.labels.includes(label));
  const product = matmul(
    dense(order(a!, [...batch, ...rows, ...inner])),
    dense(order(b, [...batch, ...inner, ...columns])),
    [batch, rows, inner, columns].map((labels) => sizeOf(shapeOf(labels))) as [number, number, number, number],
    allocate(a!.array.dtype, sizeOf(shapeOf([...batch, ...rows, ...columns]))) as Float64Array,
  );
  return order({ array: wrap(product, shapeOf([...batch, ...rows, ...columns])), labels: [...batch, ...rows, ...columns] }, output);
};

/** Repeated labels of one operand read along its diagonal, a view. */
const diagonal = ({ array, labels }: Labelled): Labelled => {
  const distinct = [...new Set(labels)];
  if (distinct.length === labels.length) return { array, labels };
  const stride = (label: string): number => labels.reduce((total, other, k) => (other === label ? total + array.strides[k]! : total), 0);
  const shape = distinct.map((label) => array.shape[labels.indexOf(label)]!);
  return { array: new NDArray(array.data, shape, distinct.map(stride), array.offset), labels: distinct };
};

const sumLone = ({ array, labels }: Labelled, needed: readonly string[]): Labelled => {
  const lone = labels.flatMap((label, k) => (needed.includes(label) ? [] : [k]));
  return lone.length === 0 ? { array, labels } : { array: reduce(array, lone, 0, (x, y) => x + y), labels: labels.filter((label) => needed.includes(label)) };
};

const order = ({ array, labels }: Labelled, wanted: readonly string[]): NDArray =>
  labels.every((label, k) => label === wanted[k]) ? array : array.transpose(wanted.map((label) => labels.indexOf(label)) as Shape & never);

/** out[b, i, j] = Σ_k x[b, i, k] y[b, k, j], summed in the order of k. */
const matmul = (x: ArrayLike<number>, y: ArrayLike<number>, [batch, m, k, n]: readonly [number, number, number, number], out: Float64Array): Float64Array => {
  for (let b = 0; b < batch; b++)
    for (let i = 0; i < m; i++) {
      const row = (b * m + i) * n;
      for (let l = 0; l < k; l++) {
        const factor = x[(b * m + i) * k + l]!;
        const from = (b * k + l) * n;
        for (let j = 0; j < n; j++) out[row + j] = out[row + j]! + factor * y[from + j]!;
      }
    }
  return out;
};
