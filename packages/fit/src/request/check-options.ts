import { nearest } from "@gradkit/scalar";
import { error } from "../errors.js";
import type { FitOptions, FitStop, LossName } from "../options.js";

/** What a value must be, in words, and whether it is. */
interface Rule<Value> {
  readonly says: string;
  readonly holds: (value: Value) => boolean;
}

const losses: readonly LossName[] = ["softL1", "huber", "cauchy", "arctan", "tukey"];
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isFunction = (value: unknown): boolean => typeof value === "function";

/** Every option, with its rule where it has one that asks nothing of the formula and the data. */
const rules: { readonly [Name in keyof FitOptions]-?: Rule<NonNullable<FitOptions[Name]>> | undefined } = {
  start: undefined, bounds: undefined, fixed: undefined, response: undefined, weights: undefined, sigma: undefined, absoluteSigma: undefined, method: undefined, profile: undefined, stop: undefined, signal: undefined,
  loss: { says: `must be one of ${losses.join(", ")}`, holds: (loss) => losses.includes((typeof loss === "string" ? loss : loss.name) as LossName) },
  multistart: { says: "must be a whole number, 0 or more", holds: (starts) => Number.isInteger(starts) && starts >= 0 },
  seed: { says: "must be a whole number", holds: Number.isSafeInteger },
  level: { says: "must lie between 0 and 1", holds: (level) => level > 0 && level < 1 },
  missing: { says: 'must be "refuse" or "omit"', holds: (missing) => missing === "refuse" || missing === "omit" },
  checkpoint: { says: "must have a store, as { store: fileStore(path) }", holds: ({ store }) => isFunction((store as typeof store | undefined)?.save) && isFunction(store.load) },
  on: { says: 'must be "inline", "worker", a pool or { create }', holds: (on) => on === "inline" || on === "worker" || isObject(on) },
  progress: { says: "must be a function", holds: isFunction },
};

const limits: readonly (`stop.${keyof FitStop}`)[] = ["stop.evaluations", "stop.seconds"];

/** A value as a message shows it. */
const shown = (value: unknown): string => (isObject(value) ? ((value as { readonly name?: string }).name ?? JSON.stringify(value)) : String(value));

/**
 * Checks what can be checked without the formula and the data.
 *
 * @throws fit/option, fit/no-option
 */
export const checkOptions = (options: FitOptions): void => {
  for (const [option, value] of Object.entries(options) as [keyof FitOptions, never][]) {
    checkName(option, Object.keys(rules));
    const rule = rules[option] as Rule<never> | undefined;
    if (value !== undefined && rule && (value === null || !rule.holds(value))) throw error("fit/option", { option, rule: rule.says, got: shown(value) });
  }
  for (const [key, limit] of Object.entries(options.stop ?? {})) {
    checkName(`stop.${key}`, limits);
    if (limit !== undefined && !(limit >= 0)) throw error("fit/option", { option: `stop.${key}`, rule: "must be a number, 0 or more", got: String(limit) });
  }
};

const checkName = (option: string, options: readonly string[]): void => {
  if (!options.includes(option)) throw error("fit/no-option", { option, options, suggestion: nearest(option, options) });
};
