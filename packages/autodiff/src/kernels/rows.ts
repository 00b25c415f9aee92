import type { Data, Shape } from "@gradkit/shapes";

/** Whether elements with these strides stand in row-major order without gaps. */
export const isContiguous = (shape: Shape, strides: Shape): boolean => {
  for (let k = shape.length - 1, expected = 1; k >= 0; k--) {
    const size = shape[k]!;
    if (size !== 1 && strides[k] !== expected) return false;
    expected *= size;
  }
  return true;
};

/** What is done to one row: `count` elements from a place on in each operand, a step apart. */
export type Row = (count: number, at: readonly number[], steps: readonly number[]) => void;

/**
 * Walks operands of one shape row by row, in row-major order. Axes that follow each other in every operand are one, so that a row is as long as can be: contiguous
 * operands are one row.
 *
 * @param strides  of each operand
 * @param offsets  of each operand
 */
export const forEachRow = (shape: Shape, strides: readonly Shape[], offsets: readonly number[], row: Row): void => {
  const sizes: number[] = [];
  const steps: number[][] = strides.map(() => []);
  for (let k = 0; k < shape.length; k++) {
    const size = shape[k]!;
    if (size === 0) return;
    if (size === 1) continue;
    const last = sizes.length - 1;
    if (last >= 0 && strides.every((of, i) => steps[i]![last] === of[k]! * size)) {
      sizes[last]! *= size;
      for (let i = 0; i < strides.length; i++) steps[i]![last] = strides[i]![k]!;
    } else {
      sizes.push(size);
      for (let i = 0; i < strides.length; i++) steps[i]!.push(strides[i]![k]!);
    }
  }
  const inner = sizes.length - 1;
  const at = [...offsets];
  if (inner < 0) {
    row(1, at, at.map(() => 0));
    return;
  }
  const along = steps.map((of) => of[inner]!);
  const index = Array<number>(inner).fill(0);
  for (;;) {
    row(sizes[inner]!, at, along);
    let axis = inner - 1;
    for (; axis >= 0; axis--) {
      const wraps = ++index[axis]! === sizes[axis];
      if (wraps) index[axis] = 0;
      for (let i = 0; i < at.length; i++) at[i]! += wraps ? steps[i]![axis]! * (1 - sizes[axis]!) : steps[i]![axis]!;
      if (!wraps) break;
    }
    if (axis < 0) return;
  }
};

/** Copies elements of a shape from one place to another. */
export const copyRows = (out: Data, outStrides: Shape, outOffset: number, x: Data, strides: Shape, offset: number, shape: Shape): void => {
  forEachRow(shape, [outStrides, strides], [outOffset, offset], (count, at, steps) => {
    const [o, from] = [at[0]!, at[1]!];
    const [to, by] = [steps[0]!, steps[1]!];
    for (let i = 0; i < count; i++) out[o + i * to] = x[from + i * by]!;
  });
};
