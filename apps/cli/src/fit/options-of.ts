import type { FitOptions, LossName } from "@gradkit/fit";
import { pool } from "@gradkit/optimizer";
import { parse, variables } from "@gradkit/scalar";
import { assigned, named } from "../arguments/assigned.js";
import { checkChoice } from "../arguments/check-choice.js";
import type { Given } from "../arguments/given.js";
import { intervalOf } from "../arguments/interval.js";
import { numberOf } from "../arguments/number.js";
import { wholeNumber } from "../arguments/whole-number.js";
import { createWorker } from "../create-worker.js";
import { error } from "../errors.js";
import type { Io } from "../io.js";
import type { FitOptionName } from "./options.js";

const losses: readonly LossName[] = ["softL1", "huber", "cauchy", "arctan", "tukey"];

const numberAt = (given: Given<FitOptionName>, option: FitOptionName, least: number, most: number, rule: string): number | undefined => {
  const text = given.one(option);
  if (text === undefined) return undefined;
  const value = numberOf(`--${option}`, text, { source: text, offset: 0 });
  if (!(value > least && value < most)) throw error("cli/list", { option: `--${option}`, rule, got: text, place: { source: text, offset: 0 } });
  return value;
};

/**
 * What was said about a fit as the options of @gradkit/fit.
 *
 * @throws cli/list, cli/unknown-name, cli/choice
 */
export const optionsOf = (given: Given<FitOptionName>, parameters: readonly string[], { on }: Io): FitOptions => {
  for (const formula of given.all("derive")) named("--derive", [variables(parse(formula)).join(",")].filter(Boolean), parameters);
  checkChoice("--loss", given.one("loss"), losses);
  checkChoice("--ci", given.one("ci"), ["wald", "profile"]);
  const level = numberAt(given, "level", 0, 1, "expected a number between 0 and 1");
  const seconds = numberAt(given, "seconds", 0, Infinity, "expected a positive number");
  const workers = given.has("workers") ? wholeNumber("--workers", given.one("workers"), 0) : undefined;
  return {
    start: assigned("--start", given.all("start"), parameters, numberOf),
    bounds: assigned("--bound", given.all("bound"), parameters, intervalOf),
    fixed: assigned("--fix", given.all("fix"), parameters, numberOf),
    ...(given.has("weights") && { weights: given.one("weights")! }),
    ...(given.has("sigma") && { sigma: given.one("sigma")! }),
    ...(given.has("absolute") && { absoluteSigma: true }),
    ...(given.has("loss") && { loss: given.one("loss") as LossName }),
    ...(given.has("method") && { method: given.one("method") as FitOptions["method"] & string }),
    ...(given.has("multistart") && { multistart: wholeNumber("--multistart", given.one("multistart"), 0) }),
    ...(given.one("ci") === "profile" && { profile: true }),
    ...(given.one("missing") === "omit" && { missing: "omit" }),
    ...(level !== undefined && { level }),
    ...(seconds !== undefined && { stop: { seconds } }),
    seed: wholeNumber("--seed", given.one("seed"), 0),
    on: on === "inline" || workers === 0 ? "inline" : pool({ ...(workers !== undefined && { size: workers }), create: createWorker("fit") }),
  };
};
