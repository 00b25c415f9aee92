import { derivative } from "../../src/derivative.js";
import { duals } from "../../src/dual.js";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { reals } from "../../src/evaluate/reals.js";
import { postorder, type Expr } from "../../src/expr.js";
import type { FunctionName } from "../../src/functions.js";
import { interpret } from "../../src/interpret.js";
import { format } from "../../src/print/format.js";
import { fromNumber, toNumber, type Real } from "../../src/real/index.js";
import { randomExpression, uniform, type Sample } from "./random-expression.js";

export interface Finding {
  readonly expr: string;
  readonly at: Readonly<Record<string, number>>;
  readonly symbolic?: number;
  readonly dual?: number;
  readonly difference?: number;
  readonly failure?: string;
}

export interface Audit {
  readonly checked: number;
  /** Derivatives that disagree with the dual numbers or with the difference quotient. */
  readonly wrong: readonly Finding[];
  /** Derivatives that could not be formed or have no value. */
  readonly unevaluated: readonly Finding[];
  /** In how many of the expressions each function occurs. */
  readonly occurrences: ReadonlyMap<FunctionName, number>;
}

const precision = 320;
const F = reals(precision);
const h = fromNumber(2 ** -80);

const lifted = ({ at }: Sample): Record<string, Real> => Object.fromEntries(Object.entries(at).map(([name, x]) => [name, fromNumber(x)]));

/** ∂f/∂x by dual numbers over reals of 320 bits. */
const byDuals = (sample: Sample): number => {
  const env = Object.fromEntries(Object.entries(lifted(sample)).map(([name, x]) => [name, name === "x" ? { primal: x, tangent: F.constant(1) } : { primal: x }]));
  return toNumber(interpret(sample.expr, duals(F), env).tangent ?? F.constant(0));
};

/** (f(x + h) − f(x − h))/2h for h = 2^-80 in 320 bits: it knows nothing of any rule. */
const byDifference = (sample: Sample): number => {
  const env = lifted(sample);
  const at = (x: Real): Real => interpret(sample.expr, F, { ...env, x });
  return toNumber(F.div(F.sub(at(F.add(env.x!, h)), at(F.sub(env.x!, h))), F.add(h, h)));
};

const agree = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b)) + 1e-24;

/** The symbolic derivative of one sample, held against dual numbers and against a difference quotient. */
export const auditOne = (sample: Sample, differentiate = (expr: Expr): Expr => derivative(expr, "x")): { readonly wrong?: Finding; readonly unevaluated?: Finding } => {
  const seen = { expr: format(sample.expr), at: sample.at };
  try {
    const found = { symbolic: evaluate(differentiate(sample.expr), sample.at), dual: byDuals(sample), difference: byDifference(sample) };
    const isRight = agree(found.symbolic, found.difference) && agree(found.dual, found.difference);
    return isRight ? {} : { wrong: { ...seen, ...found } };
  } catch (e) {
    return { unevaluated: { ...seen, failure: String(e) } };
  }
};

/** Audits `count` random expressions nested up to `depth`. */
export const audit = (seed: number, count: number, depth: number, name?: FunctionName): Audit => {
  const random = uniform(seed);
  const [wrong, unevaluated, occurrences]: [Finding[], Finding[], Map<FunctionName, number>] = [[], [], new Map()];
  for (let k = 0; k < count; k++) {
    const sample = randomExpression(random, depth, name);
    const names = new Set(postorder(sample.expr).flatMap((node) => (node.kind === "call" ? [node.name] : [])));
    for (const one of names) occurrences.set(one, (occurrences.get(one) ?? 0) + 1);
    const found = auditOne(sample);
    if (found.wrong) wrong.push(found.wrong);
    if (found.unevaluated) unevaluated.push(found.unevaluated);
  }
  return { checked: count, wrong, unevaluated, occurrences };
};
