import type { Shape } from "@gradkit/shapes";
import { allAxes, reduceShape } from "../shape-algebra.js";

/** Over which axes: all unless given; negative ones count from the end. */
export interface AxesOptions<Axes extends number | Shape | undefined = number | Shape | undefined, Keep extends boolean | undefined = boolean | undefined> {
  readonly axes?: Axes;
  /** Whether the axes stay, with size 1; false unless given. */
  readonly keepAxes?: Keep;
}

/** The axes meant, counted from the front in ascending order: those that a reduction does not leave. */
export const axesOf = ({ shape }: { readonly shape: Shape }, axes?: number | Shape): readonly number[] => {
  const all = allAxes(shape.length);
  if (axes === undefined) return all;
  reduceShape(shape, axes);
  const left = reduceShape(all, axes);
  return all.filter((axis) => !left.includes(axis));
};

/** The one axis meant. */
export const axisOf = (x: { readonly shape: Shape }, axis: number): number => axesOf(x, axis)[0]!;
