import type { Dtype, Shape } from "@gradkit/shapes";

/** What is known of a tensor before its numbers are: its abstract value. */
export interface Aval<S extends Shape = Shape> {
  readonly shape: S;
  readonly dtype: Dtype;
}

export const aval = (shape: Shape, dtype: Dtype = "float64"): Aval => ({ shape, dtype });

export const sameShape = (a: Shape, b: Shape): boolean => {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return false;
  return true;
};

/** Numbers that have derivatives; whole numbers have none. */
export const isReal = ({ dtype }: Aval): boolean => dtype !== "int32";

/** `float64[3, 4]` */
export const showAval = ({ shape, dtype }: Aval): string => `${dtype}[${shape.join(", ")}]`;
