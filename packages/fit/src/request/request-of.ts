import { nearest, parse, variables } from "@gradkit/scalar";
import { error } from "../errors.js";
import { readFormula } from "../formula/read-formula.js";
import type { Columns, FitOptions, LossName } from "../options.js";
import { recorded, type ModelFunction } from "../rows/function-model.js";
import { checkColumns } from "./check-columns.js";
import { checkOptions } from "./check-options.js";
import { columnOf, doubles } from "./column-of.js";
import { methodOf } from "./method-of.js";
import type { Request } from "./request.js";
import { rootsOf } from "./roots-of.js";
import { picked, usedRows } from "./used-rows.js";

/**
 * A fit as plain data, checked once for all.
 *
 * @throws fit/formula, fit/column, fit/spelling, fit/parameter, fit/no-parameters, fit/lengths, fit/few-rows, fit/missing, fit/weight, fit/bounds, fit/method, fit/method-bounds, fit/option, fit/no-option; the parser's errors
 */
export const requestOf = (model: string | ModelFunction, columns: Columns, options: FitOptions): Request => {
  if (typeof model !== "string" && typeof model !== "function") throw error("fit/option", { option: "model", rule: "must be a formula or a function", got: String(model) });
  checkColumns(columns);
  checkOptions(options);
  const count = rowsIn(columns);
  const { source, predictors, parameters, text, left, response } = typeof model === "string" ? ofFormula(model, columns, options) : ofFunction(model, columns, options);
  const observed = columnOf(left, columns, count, "the left side");
  const roots = rootsOf(options, columns, count);
  const data = Object.fromEntries(predictors.map((name) => [name, doubles(columns[name]!)]));
  const { rows, omitted } = usedRows({ ...data, [response]: observed, ...(roots ? { weights: roots } : {}) }, count, options.missing ?? "refuse", roots);
  const { start = {}, fixed = {}, absoluteSigma = false, multistart, seed = 0, level = 0.95, profile = false, stop = {}, loss } = options;
  for (const [option, named] of Object.entries({ start, bounds: options.bounds ?? {}, fixed })) checkNames(option, Object.keys(named), parameters);
  const free = parameters.filter((name) => !Object.hasOwn(fixed, name));
  if (free.length === 0) throw error("fit/no-parameters", { formula: text, columns: Object.keys(columns) });
  const used = rows?.length ?? count;
  const kept = rows ? Object.fromEntries(Object.entries(data).map(([name, column]) => [name, picked(column, rows)])) : data;
  if (used < free.length) throw error("fit/few-rows", { rows: used, parameters: free });
  const bounds = boundsOf(options, start, fixed);
  return {
    source: typeof source === "function" ? source(kept) : source,
    text,
    columns: kept,
    observed: picked(observed, rows),
    roots: roots && picked(roots, rows),
    omitted,
    absoluteSigma,
    start: finiteOnly("start", start),
    fixed: finiteOnly("fixed", fixed),
    bounds,
    loss: typeof loss === "string" ? { name: loss, scale: undefined } : loss && { name: loss.name as LossName, scale: loss.scale },
    method: methodOf(options, bounds),
    multistart,
    seed,
    level,
    profile,
    stop,
  };
};

const ofFormula = (model: string, columns: Columns, options: FitOptions) => {
  const { left, names, model: formula, text, response } = readFormula(model, options.response);
  const predictors = names.filter((name) => Object.hasOwn(columns, name));
  checkSpelling(columns, names);
  return { source: { kind: "formula" as const, formula }, predictors, parameters: names.filter((name) => !predictors.includes(name)), text, left, response };
};

/** Of a function: its parameters are those that have a start or a fixed value, and all columns but the response are its predictors. */
const ofFunction = (model: ModelFunction, columns: Columns, { response: formula = "y", start = {}, fixed = {} }: FitOptions) => {
  const { left, response } = readFormula("0", formula);
  const predictors = Object.keys(columns).filter((name) => !variables(left).includes(name));
  const parameters = [...new Set([...Object.keys(start), ...Object.keys(fixed)])];
  return { source: (data: Readonly<Record<string, Float64Array>>) => recorded(model, parameters, data), predictors, parameters, text: `${response} = f(${predictors.join(", ")})`, left, response };
};

/** A column λ is none to a formula, which calls it lambda, and would fit a parameter in its place. */
const checkSpelling = (columns: Columns, names: readonly string[]): void => {
  for (const column of Object.keys(columns)) {
    if (!/[^ -~]/u.test(column) || names.includes(column)) continue;
    const name = names.find((one) => !Object.hasOwn(columns, one) && spells(column, one));
    if (name !== undefined) throw error("fit/spelling", { column, name });
  }
};

const spells = (column: string, name: string): boolean => {
  try {
    const read = parse(column);
    return read.kind === "variable" && read.name === name;
  } catch {
    return false;
  }
};

const rowsIn = (columns: Columns): number => {
  const all = Object.values(columns);
  const count = all[0]?.length;
  if (count === undefined || all.some(({ length }) => length !== count)) throw error("fit/lengths", { lengths: Object.fromEntries(Object.entries(columns).map(([name, { length }]) => [name, length])) });
  return count;
};

const checkNames = (option: string, given: readonly string[], names: readonly string[]): void => {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) throw error("fit/parameter", { option, name: unknown, names, suggestion: nearest(unknown, names) });
};

const finiteOnly = (option: string, values: Readonly<Record<string, number>>): Readonly<Record<string, number>> => {
  for (const [name, value] of Object.entries(values)) if (!Number.isFinite(value)) throw error("fit/option", { option: `${option}.${name}`, rule: "must be finite", got: String(value) });
  return values;
};

const boundsOf = ({ bounds = {} }: FitOptions, start: Readonly<Record<string, number>>, fixed: Readonly<Record<string, number>>): Request["bounds"] =>
  Object.fromEntries(Object.entries(bounds).flatMap(([name, [low, high]]) => {
    const [lower, upper] = [low ?? -Infinity, high ?? Infinity];
    if (!(lower < upper)) throw error("fit/bounds", { name, rule: "must have a lower bound below the upper one; a parameter that shall not vary is `fixed`", got: `${lower} and ${upper}` });
    const from = start[name];
    if (from !== undefined && !(from >= lower && from <= upper)) throw error("fit/bounds", { name, rule: `must start between ${lower} and ${upper}`, got: String(from) });
    return Object.hasOwn(fixed, name) || (lower === -Infinity && upper === Infinity) ? [] : [[name, [lower, upper] as const]];
  }));
