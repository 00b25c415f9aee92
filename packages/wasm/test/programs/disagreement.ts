import type { Program } from "@gradkit/autodiff";
import { interpret } from "@gradkit/autodiff/backend";
import { isGradkitError, type NDArray } from "@gradkit/shapes";
import { compileSync } from "../../src/index.js";
import { argumentsOf, functionOf } from "./function-of.js";
import type { Plan } from "./plan.js";
import { tracedOf } from "./traced.js";

type Outcome = { readonly values: readonly (readonly number[])[] } | { readonly code: string };

const outcomeOf = (run: () => readonly NDArray[]): Outcome => {
  try {
    return { values: run().map((y) => [...y]) };
  } catch (e) {
    return { code: isGradkitError(e) ? e.code : String(e) };
  }
};

/** How far apart numbers may be that were rounded on the way, relative to the largest of their array, or to 1. */
const tolerance = { float64: 1e-9, float32: 2e-3 } as const;

const isNear = (x: number, y: number, allowed: number): boolean => Object.is(x, y) || x === y || Math.abs(x - y) <= allowed;

const differences = (expected: Outcome, got: Outcome, allowed: (largest: number) => number, isFiniteOnly: boolean): string | undefined => {
  if ("code" in expected || "code" in got) return JSON.stringify(expected) === JSON.stringify(got) ? undefined : `interpreted ${"code" in expected ? expected.code : "gives values"}, compiled ${"code" in got ? got.code : "gives values"}`;
  for (const [k, want] of expected.values.entries()) {
    const largest = want.reduce((most, y) => (Number.isFinite(y) ? Math.max(most, Math.abs(y)) : most), 1);
    const odd = got.values[k]!.findIndex((x, i) => !isNear(x, want[i]!, allowed(largest)) && !(isFiniteOnly && !Number.isFinite(x - want[i]!)));
    if (odd >= 0 || got.values[k]!.length !== want.length) return `output ${k} of ${want.length} at ${odd}: ${got.values[k]![odd]}, and interpreted ${want[odd]}`;
  }
  return undefined;
};

const isSingle = (program: Program): boolean => JSON.stringify(program).includes('"float32"');

/**
 * How a compiled plan differs from the interpreted one, if it does: in calls with four lists of arguments, the first and the last of them the same, and its results as they are after all calls. Programs of
 * matrix functions are not asked where infinite numbers go.
 */
export const disagreement = (plan: Plan, seed: number): string | undefined => {
  const given = functionOf(plan);
  const isOfMatrices = plan.steps.some(({ name }) => name === "linalg" || name === "triangularSolve");
  const lists = [1, 2, 3, 1].map((k) => argumentsOf(given, seed + k, { rounds: plan.rounds, odd: k === 3 && !isOfMatrices }));
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
  for (const [k, args] of lists.entries()) {
    const found = differences(outcomeOf(() => interpret(program, args)), outcomes[k]!, (largest) => relative * largest, isOfMatrices);
    if (found) return `call ${k}: ${found}`;
  }
  if (JSON.stringify(outcomes[0]) !== JSON.stringify(outcomes[3])) return "the same arguments give other numbers the second time";
  const after = results.map((ys) => outcomeOf(() => ys));
  return JSON.stringify(after) === JSON.stringify(outcomes.filter((outcome) => "values" in outcome)) ? undefined : "a result changes when the function is called again";
};

const asArray = (y: unknown): NDArray => (typeof y === "number" ? [y] : y) as NDArray;
