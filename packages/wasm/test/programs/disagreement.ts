import type { Program } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import type { NDArray } from "@gradkit/shapes";
import { compileSync } from "../../src/index.js";
import { argumentsOf, functionOf } from "./function-of.js";
import { differences, outcomeOf } from "./outcome.js";
import type { Plan } from "./plan.js";
import { roundingDecides } from "./rounding-decides.js";
import { tracedOf } from "./traced.js";

/** How far apart numbers may be that were rounded on the way, relative to the largest of their array, or to 1. */
const tolerance = { float64: 1e-9, float32: 2e-3 } as const;

const isSingle = (program: Program): boolean => JSON.stringify(program).includes('"float32"');

/**
 * How a compiled plan differs from the interpreted one, if it does: in calls with four lists of arguments, the first and the last of them the same, and its results as they are after all calls.
 */
export const disagreement = (plan: Plan, seed: number): string | undefined => {
  const given = functionOf(plan);
  const lists = [1, 2, 3, 1].map((k) => argumentsOf(given, seed + k, { rounds: plan.rounds, odd: k === 3 }));
  const program = tracedOf(given.f, lists[0]!);
  if (!program) return undefined;
  const compiled = compileSync(program) as unknown as ((...xs: readonly NDArray[]) => readonly NDArray[]) & { readonly bytes: Uint8Array; readonly notices: readonly Error[] };
  if (compiled.bytes.length === 0) return `no module: ${compiled.notices.map(({ message }) => message).join()}`;
  const relative = tolerance[isSingle(program) ? "float32" : "float64"];
  const results: (readonly NDArray[])[] = [];
  const outcomes = lists.map((args) => outcomeOf(() => {
    const found = compiled(...args).map((y) => asArray(y));
    results.push(found);
    return found;
  }));
  const allowed = (largest: number): number => relative * largest;
  for (const [k, args] of lists.entries()) {
    const found = differences(outcomeOf(() => interpret(program, args)), outcomes[k]!, allowed);
    if (found && !(plan.rounds && roundingDecides(program, args, outcomes[k]!, allowed))) return `call ${k}: ${found}`;
  }
  if (JSON.stringify(outcomes[0]) !== JSON.stringify(outcomes[3])) return "the same arguments give other numbers the second time";
  const after = results.map((ys) => outcomeOf(() => ys));
  return JSON.stringify(after) === JSON.stringify(outcomes.filter((outcome) => "values" in outcome)) ? undefined : "a result changes when the function is called again";
};

const asArray = (y: unknown): NDArray => (typeof y === "number" ? [y] : y) as NDArray;
