/** A matrix of doubles in row-major order; a scalar is 1×1, a column n×1, a row 1×n. */
export interface Dense {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

export const dense = (rows: number, cols: number, at: (i: number, j: number) => number): Dense => {
  const data = new Float64Array(rows * cols);
  for (let i = 0, k = 0; i < rows; i++) for (let j = 0; j < cols; j++, k++) data[k] = at(i, j);
  return { rows, cols, data };
};

export const entry = ({ cols, data }: Dense, i: number, j: number): number => data[i * cols + j]!;
export const scalarOf = (value: number): Dense => ({ rows: 1, cols: 1, data: Float64Array.of(value) });
export const eye = (n: number): Dense => dense(n, n, (i, j) => (i === j ? 1 : 0));
export const transposed = (a: Dense): Dense => dense(a.cols, a.rows, (i, j) => entry(a, j, i));
export const mapped = (f: (x: number) => number, a: Dense): Dense => ({ ...a, data: a.data.map(f) });
export const column = (a: Dense, j: number): Dense => dense(a.rows, 1, (i) => entry(a, i, j));

/** The largest entry in absolute value, 0 where there is none. */
export const largest = ({ data }: Dense): number => data.reduce((top, x) => Math.max(top, Math.abs(x)), 0);

/** The square root of the sum of squares, which are of numbers near 1, so that none overflows. */
export const euclidean = (a: Dense): number => {
  const unit = 2 ** Math.floor(Math.log2(largest(a) || 1));
  return unit * Math.sqrt(a.data.reduce((sum, x) => sum + (x / unit) ** 2, 0));
};

/** Elementwise; a 1×1 operand goes with every entry of the other. */
export const zipped = (f: (x: number, y: number) => number, a: Dense, b: Dense): Dense => {
  const wide = a.data.length === 1 ? b : a;
  const [one, other] = [a, b].map(({ data }) => (data.length === 1 ? 0 : 1)) as [number, number];
  const data = new Float64Array(wide.data.length);
  for (let k = 0; k < data.length; k++) data[k] = f(a.data[k * one]!, b.data[k * other]!);
  return { ...wide, data };
};

export const added = (a: Dense, b: Dense): Dense => zipped((x, y) => x + y, a, b);
export const subtracted = (a: Dense, b: Dense): Dense => zipped((x, y) => x - y, a, b);
export const scaled = (c: number, a: Dense): Dense => mapped((x) => c * x, a);

export const product = ({ rows, cols: inner, data: left }: Dense, { cols, data: right }: Dense): Dense => {
  const data = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let k = 0; k < inner; k++) {
      const x = left[i * inner + k]!;
      for (let j = 0; j < cols; j++) data[i * cols + j]! += x * right[k * cols + j]!;
    }
  }
  return { rows, cols, data };
};

/** A block of a matrix. */
export const block = (a: Dense, top: number, left: number, rows: number, cols: number): Dense => dense(rows, cols, (i, j) => entry(a, top + i, left + j));
