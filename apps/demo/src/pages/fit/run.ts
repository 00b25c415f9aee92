import type { Fit, FitOptions, FitProgress } from "@gradkit/fit";
import { isGradkitError } from "@gradkit/scalar";
import { computed, signal } from "@preact/signals";
import type { Saying } from "../../said/saying.js";
import { readInterval } from "./assignments.js";
import { isStuck, model, settings, state, table } from "./state.js";
import type { Model } from "./typed-model.js";

/** A fit with the model it is of. */
export interface Found {
  readonly fit: Fit;
  readonly of: Model;
}

export const found = signal<Found | undefined>(undefined);
/** What the fit that is under way has come to, with its model: another may have been typed since. */
export const progress = signal<{ readonly news: FitProgress; readonly of: Model } | undefined>(undefined);
/** Why there was no fit. */
export const failure = signal<Saying | undefined>(undefined);
/** Models that are kept to be compared. */
export const kept = signal<readonly Found[]>([]);

const controller = signal<AbortController | undefined>(undefined);
export const isRunning = computed(() => controller.value !== undefined);

export const cancel = (): void => controller.value?.abort();

/** Fits the model to the data in a worker. A fit that is under way is ended first. */
export const run = async (): Promise<void> => {
  const now = model.value;
  if (!now || table.value.rows === 0 || isStuck.value) return;
  cancel();
  const mine = new AbortController();
  controller.value = mine;
  failure.value = undefined;
  progress.value = undefined;
  try {
    const { fit } = await import("@gradkit/fit");
    const result = await fit(now.formula, table.value.columns, { ...options(), on: "worker", signal: mine.signal, progress: (news) => controller.value === mine && (progress.value = { news, of: now }) });
    if (controller.value === mine) found.value = { fit: result, of: now };
  } catch (error) {
    if (!isGradkitError(error)) throw error;
    if (controller.value === mine) failure.value = { code: error.code, data: error.data as object, message: error.message };
  } finally {
    if (controller.value === mine) controller.value = undefined;
  }
};

/** What was said about the fit, as options of @gradkit/fit. */
export const options = (): FitOptions => {
  const { start, bound, fix } = settings.value;
  const numbers = (texts: Readonly<Record<string, string>>): Record<string, number> =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, Number(text)] as const).filter(([name, value]) => Number.isFinite(value) && model.value!.parameters.includes(name)));
  return {
    start: numbers(start),
    fixed: numbers(fix),
    bounds: Object.fromEntries(Object.entries(bound).filter(([name]) => model.value!.parameters.includes(name) && !(name in fix)).map(([name, text]) => [name, readInterval(text)])),
    ...(state.loss.value !== "none" && { loss: state.loss.value }),
    ...(state.weights.value.trim() !== "" && { weights: state.weights.value.trim() }),
    ...(state.profile.value && { profile: true }),
    ...(state.tries.value > 0 && { multistart: state.tries.value }),
  };
};

export const keep = (): void => {
  if (found.value && !kept.value.includes(found.value)) kept.value = [...kept.value, found.value].slice(-4);
};

export const drop = (one: Found): void => {
  kept.value = kept.value.filter((other) => other !== one);
};
