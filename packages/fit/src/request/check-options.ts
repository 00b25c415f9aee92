import { nearest } from "@gradkit/scalar";
import { error } from "../errors.js";
import type { FitOptions, FitStop, LossName } from "../options.js";
import { isLevel } from "./check-level.js";
import { isList } from "./is-list.js";

/** What a value must be, in words, and whether it is. */
interface Rule<Value> {
  readonly says: string;
  readonly holds: (value: Value) => boolean;
}

const losses: readonly LossName[] = ["softL1", "huber", "cauchy", "arctan", "tukey"];
const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;
const isFunction = (value: unknown): boolean => typeof value === "function";
const isFlag = (value: unknown): boolean => typeof value === "boolean";
const isFormula = (value: unknown): boolean => typeof value === "string";
const isSide = (value: unknown): boolean => value === undefined || value === null || typeof value === "number";
const byParameter = { says: "must be numbers by parameter", holds: isObject };
const flag = { says: "must be true or false", holds: isFlag };

/** Every option, with its rule where it has one that asks nothing of the formula and the data. */
const rules: { readonly [Name in keyof FitOptions]-?: Rule<NonNullable<FitOptions[Name]>> | undefined } = {
  start: byParameter,
  bounds: { says: "must be [lower, upper] by parameter", holds: (bounds) => isObject(bounds) && Object.values(bounds).every((sides: unknown) => isList(sides) && sides.length === 2 && Array.from(sides).every(isSide)) },
  fixed: byParameter,
  response: { says: "must be a formula of columns", holds: isFormula },
  weights: { says: "must be numbers, or a formula of columns", holds: (weights) => isFormula(weights) || isList(weights) },
  sigma: { says: "must be a number, numbers, or a formula of columns", holds: (sigma) => typeof sigma === "number" || isFormula(sigma) || isList(sigma) },
  absoluteSigma: flag,
  method: undefined,
  profile: flag,
  stop: { says: "must be { evaluations, seconds }", holds: isObject },
  signal: { says: "must be an AbortSignal", holds: ({ aborted }) => isFlag(aborted) },
  loss: { says: `must be one of ${losses.join(", ")}, or have a positive scale`, holds: (loss) => losses.includes((typeof loss === "string" ? loss : loss.name) as LossName) && (typeof loss === "string" || loss.scale > 0) },
  multistart: { says: "must be a whole number, 0 or more", holds: (starts) => Number.isInteger(starts) && starts >= 0 },
  seed: { says: "must be a whole number", holds: Number.isSafeInteger },
  level: { says: "must lie between 0 and 1", holds: isLevel },
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
  if (!isObject(options)) throw error("fit/option", { option: "options", rule: "must be an object", got: shown(options) });
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
