import type { Shape } from "@gradkit/shapes";
import { along, at, type IndexMap } from "../ir/index-map.js";
import { loop } from "../ir/statement.js";
import type { Context } from "./context.js";

/** Up to so many steps are written out one by one, as for a matrix of 3 × 3: more are quicker in lanes, and a loop is compiled sooner than its steps. */
const unrolled = 9;

/** Loops over the indices of a shape around what `body` emits; short ones are written out. */
export const nest = (c: Context, shape: Shape, body: (index: readonly IndexMap[]) => void, options: { readonly sequential?: boolean; readonly most?: number | undefined } = {}): void => {
  const { sequential = false, most = unrolled } = options;
  let steps = 1;
  for (let k = 0; k < shape.length; k++) steps *= shape[k]!;
  if (steps === 0) return;
  if (steps <= most) return everyIndex(shape, body);
  const inside = (axis: number, index: readonly IndexMap[]): void => {
    if (axis === shape.length) return body(index);
    if (shape[axis] === 1) return inside(axis + 1, [...index, at(0)]);
    const variable = c.variable();
    c.emit(loop(variable, shape[axis]!, c.list(() => inside(axis + 1, [...index, along(variable)])), sequential));
  };
  inside(0, []);
};

/** Every index of a shape in row-major order. */
const everyIndex = (shape: Shape, body: (index: readonly IndexMap[]) => void): void => {
  const inside = (axis: number, index: readonly IndexMap[]): void => {
    if (axis === shape.length) body(index);
    else for (let i = 0; i < shape[axis]!; i++) inside(axis + 1, [...index, at(i)]);
  };
  inside(0, []);
};
