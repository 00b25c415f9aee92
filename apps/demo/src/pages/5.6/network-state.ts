import { computed, signal } from "@preact/signals";
import type { Saying } from "../../said/saying.js";
import { engine, state } from "./state.js";

/** The weights of layers, first to last: A with a row for each output, b with an entry for each. */
export type Weights = readonly { readonly A: readonly (readonly number[])[]; readonly b: readonly number[] }[];

/** The sizes of f_0, f_1, …, f_K: one number in, one out. */
export const sizes = computed((): readonly number[] => [1, ...Array<number>(state.depth.value - 1).fill(state.width.value), 1]);

/** Weights to begin with: of moderate size, all different, the same at every visit. */
const weights = computed((): Weights =>
  sizes.value.slice(1).map((rows, k) => {
    const columns = sizes.value[k]!;
    const entry = (i: number, j: number): number => Math.round(1000 * Math.sin(1 + 12.9898 * i + 78.233 * j + 37.719 * k)) / 1000;
    return { A: Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => entry(i, j))), b: Array.from({ length: rows }, (_, i) => entry(i, 7) / 2) };
  }),
);

/** Examples of a wave, to be learned. */
const xs: readonly number[] = Array.from({ length: 16 }, (_, k) => -2 + (4 * k) / 15);
const ys: readonly number[] = xs.map((x) => Math.sin(1.5 * x));

export const jacobians = computed(() => engine.value?.layerJacobians(weights.value, 0.5));

export const steps = 300;

/** What differences say of the gradient. */
export interface Checked extends Saying {
  readonly ok: boolean;
}
export const check = signal<Checked | undefined>(undefined);

/** What gradient descent came to: its losses, and how it ended. */
export interface Descent {
  readonly losses: readonly number[];
  readonly end: Saying;
}
export const descent = signal<Descent | undefined>(undefined);

/** Holds the gradient against differences, and then goes down by it. */
export const descend = async (): Promise<void> => {
  const { checked, descended } = await import("./training.js");
  check.value = checked(weights.value, xs, ys);
  descent.value = await descended(weights.value, xs, ys, state.rate.value, steps);
};
