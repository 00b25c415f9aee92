import type { Form } from "@gradkit/taylor";
import { computed } from "@preact/signals";
import { engine, numbers, side } from "./state.js";

const size = 32;

/** A rectangle of the picture in which the function curves in one way. */
export interface Patch {
  readonly form: Form;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

/** How the function curves over the picture, by the eigenvalues of its Hessians: one batch of matrices, neighbours of one kind in a row joined. */
export const kinds = computed((): readonly Patch[] => {
  const [lo, hi] = side.value;
  const at = (k: number): number => lo + ((hi - lo) * k) / size;
  const hessians = Array.from({ length: size * size }, (_, k) => numbers.value([at((k % size) + 0.5), at(Math.floor(k / size) + 0.5)]).subarray(3));
  const values = engine.value?.eigenvaluesOf(Float64Array.from(hessians.flatMap((entries) => [...entries])));
  if (!values) return [];
  const patches: { form: Form | undefined; x: [number, number]; y: [number, number] }[] = [];
  for (let k = 0; k < size * size; k++) {
    const [i, j] = [k % size, Math.floor(k / size)];
    const form = formOf(values[2 * k]!, values[2 * k + 1]!);
    const before = patches.at(-1);
    if (i > 0 && before?.form === form) before!.x[1] = at(i + 1);
    else patches.push({ form, x: [at(i), at(i + 1)], y: [at(j), at(j + 1)] });
  }
  return patches.filter((patch): patch is typeof patch & Patch => patch.form !== undefined);
});

const formOf = (least: number, most: number): Form | undefined => {
  if (Number.isNaN(least + most)) return undefined;
  return least > 0 ? "bowl" : most < 0 ? "dome" : least < 0 && most > 0 ? "saddle" : "flat";
};
