import type { Form } from "@gradkit/taylor";
import { computed } from "@preact/signals";
import type { Grid } from "../../plot/grid.js";
import { decomposition, numbers, side } from "./state.js";

/** Even, so that no value is at the origin, where examples of the book have none. */
const size = 24;

/** For each way to curve a field that is positive where the function does, by the least and the largest eigenvalue of its Hessian. */
const fields: Readonly<Record<Form, (least: number, most: number) => number>> = {
  flat: (least, most) => (Number.isNaN(least + most) ? -1 : 1),
  bowl: (least) => least,
  dome: (_, most) => -most,
  saddle: (least, most) => Math.min(-least, most),
};
const forms = Object.keys(fields) as Form[];

/** How the function curves over the picture, one batch of Hessians: a field for each way, and the level above which it holds, flat being what the others leave. */
export const kinds = computed((): readonly { readonly form: Form; readonly of: Grid; readonly level: number }[] => {
  const [lo, hi] = side.value;
  const at = (k: number): number => lo + ((hi - lo) * k) / (size - 1);
  const eigenvaluesOf = decomposition.value?.eigenvaluesOf;
  if (!eigenvaluesOf) return [];
  const hessians = Array.from({ length: size * size }, (_, k) => numbers.value([at(k % size), at(Math.floor(k / size))]).subarray(3));
  const eigenvalues = eigenvaluesOf(Float64Array.from(hessians.flatMap((entries) => [...entries])));
  const level = 1e-12 * Math.max(...[...eigenvalues].map(Math.abs).filter(Number.isFinite));
  return forms.map((form) => ({ form, of: { values: hessians.map((_, k) => fields[form](eigenvalues[2 * k]!, eigenvalues[2 * k + 1]!)), size, x: side.value, y: side.value }, level }));
});
