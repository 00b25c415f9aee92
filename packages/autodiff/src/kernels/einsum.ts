import { NDArray } from "@gradkit/shapes";
import { parsedEinsum } from "../shape-algebra.js";
import { allocate, dense, dtypeOf, sizeOf, wrap } from "./dense.js";
import { folds, reduce } from "./reduce.js";

interface Labelled {
  readonly array: NDArray;
  readonly labels: readonly string[];
}

/** The einsum of one or two arrays: every product is a matrix product of a batch, after diagonals are taken and lone labels summed. */
export const einsum = (spec: string, operands: readonly NDArray[], multiply = matmul): NDArray => {
  const { inputs, output, sizes } = parsedEinsum(spec, operands.map(({ shape }) => shape));
  const [a, b] = operands.map((array, k) => sumLone(diagonal({ array, labels: inputs[k]! }), [...output, ...inputs.filter((_, j) => j !== k).flat()]));
  const shapeOf = (labels: readonly string[]): number[] => labels.map((label) => sizes[label]!);
  if (!b) return order(a!, output);
  const batch = a!.labels.filter((label) => b.labels.includes(label) && output.includes(label));
  const inner = a!.labels.filter((label) => b.labels.includes(label) && !output.includes(label));
  const rows = a!.labels.filter((label) => !b.labels.includes(label));
  const columns = b.labels.filter((label) => !a!.labels.includes(label));
  const product = multiply(
    dense(order(a!, [...batch, ...rows, ...inner])) as Float64Array,
    dense(order(b, [...batch, ...inner, ...columns])) as Float64Array,
    [batch, rows, inner, columns].map((labels) => sizeOf(shapeOf(labels))) as [number, number, number, number],
    allocate(dtypeOf(a!.array), sizeOf(shapeOf([...batch, ...rows, ...columns]))) as Float64Array,
  );
  return order({ array: wrap(product, shapeOf([...batch, ...rows, ...columns])), labels: [...batch, ...rows, ...columns] }, output);
};

/**
 * The einsum of two arrays by products that are 0 where a factor is, whatever the other is. Only a factor that is no finite number makes that a difference, and then there is NaN in the
 * usual sums: these are computed again then, and cost nothing otherwise.
 */
export const scaleEinsum = (spec: string, operands: readonly NDArray[]): NDArray => {
  const usual = einsum(spec, operands);
  return dense(usual).includes(NaN) ? einsum(spec, operands, scaleMatmul) : usual;
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
  return lone.length === 0 ? { array, labels } : { array: reduce(array, lone, folds.sum), labels: labels.filter((label) => needed.includes(label)) };
};

const order = ({ array, labels }: Labelled, wanted: readonly string[]): NDArray =>
  labels.every((label, k) => label === wanted[k]) ? array : permuted(array, wanted.map((label) => labels.indexOf(label)));

const permuted = ({ data, shape, strides, offset }: NDArray, axes: readonly number[]): NDArray =>
  new NDArray(data, axes.map((axis) => shape[axis]!), axes.map((axis) => strides[axis]!), offset);

/** out[b, i, j] = Σ_k x[b, i, k] y[b, k, j], summed in the order of k, four terms at a time. */
export const matmul = (x: Numbers, y: Numbers, [batch, m, k, n]: readonly [number, number, number, number], out: Float64Array): Float64Array => {
  for (let b = 0; b < batch; b++)
    for (let i = 0; i < m; i++) {
      const left = (b * m + i) * k;
      const row = (b * m + i) * n;
      if (n === 1) out[row] = dot(x, left, y, b * k, k);
      else {
        let l = 0;
        for (; l + 4 <= k; l += 4) {
          const [f0, f1, f2, f3] = [x[left + l]!, x[left + l + 1]!, x[left + l + 2]!, x[left + l + 3]!];
          const y0 = (b * k + l) * n;
          const [y1, y2, y3] = [y0 + n, y0 + 2 * n, y0 + 3 * n];
          for (let j = 0; j < n; j++) out[row + j] = out[row + j]! + f0 * y[y0 + j]! + f1 * y[y1 + j]! + f2 * y[y2 + j]! + f3 * y[y3 + j]!;
        }
        for (; l < k; l++) {
          const factor = x[left + l]!;
          const from = (b * k + l) * n;
          for (let j = 0; j < n; j++) out[row + j] = out[row + j]! + factor * y[from + j]!;
        }
      }
    }
  return out;
};

/** The same, by products that are 0 where a factor is. */
const scaleMatmul: typeof matmul = (x, y, [batch, m, k, n], out) => {
  for (let row = 0; row < batch * m; row++)
    for (let l = 0; l < k; l++) {
      const factor = x[row * k + l]!;
      const from = (Math.floor(row / m) * k + l) * n;
      for (let j = 0; j < n; j++) if (factor !== 0 && y[from + j] !== 0) out[row * n + j] = out[row * n + j]! + factor * y[from + j]!;
    }
  return out;
};

type Numbers = Float64Array;

const dot = (x: Numbers, p: number, y: Numbers, q: number, n: number): number => {
  let total = 0;
  for (let i = 0; i < n; i++) total += x[p + i]! * y[q + i]!;
  return total;
};
