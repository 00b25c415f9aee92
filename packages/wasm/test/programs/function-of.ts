import type { Tensor } from "@gradkit/autodiff";
import { isGradkitError, NDArray, type Dtype } from "@gradkit/shapes";
import { random } from "../conformance/case.js";
import { carried, controls } from "./control-steps.js";
import { Misfit, sizeOf } from "./fit.js";
import type { Plan, Step } from "./plan.js";
import { isJump, steps } from "./steps.js";
import { transformed, type Transformable } from "./transformed.js";

/** Loops in loops in loops, and no deeper. */
const deepest = 2;
const rank = 5;

interface Rules {
  readonly rounds: boolean;
  readonly largest: number;
}

/** All values that steps make of some, these included. */
const valuesOf = (plan: readonly Step[], given: readonly Tensor[], rules: Rules, depth = 0): readonly Tensor[] => {
  const values = [...given];
  for (let i = 0; i < plan.length; i++) {
    const { name, choices } = plan[i]!;
    const n = (k: number, below: number): number => (choices[k % choices.length]! >> (k >= choices.length ? 4 : 0)) % below;
    const [x, y, z] = [3, 7, 7].map((near, k) => values[values.length - 1 - ((choices[8 + k]! % near) % values.length)]!) as [Tensor, Tensor, Tensor];
    const control = controls[name];
    const own = control && depth < deepest ? plan.slice(i + 1, i + 2 + n(7, 5)) : [];
    i += own.length;
    const inside = (...xs: readonly Tensor[]): readonly Tensor[] => valuesOf(own, xs, rules, depth + 1);
    const last = (...xs: readonly Tensor[]): Tensor => inside(...xs).at(-1)!;
    const make = (): readonly Tensor[] =>
      control ? control(x, y, z, { n, ...rules, last, into: (as, ...xs) => carried(last(...xs), as, rules.rounds), pair: (...xs) => inside(...xs).slice(-2) })
      : rules.rounds && isJump(name) ? []
      : [steps[name]!(x, y, z, { n, ...rules })];
    for (const made of fitting(make)) if (sizeOf(made.shape) <= rules.largest && made.shape.length <= rank) values.push(made);
  }
  return values;
};

/** What a step makes, if it fits: of random shapes many do not. */
const fitting = (make: () => readonly Tensor[]): readonly Tensor[] => {
  try {
    return make();
  } catch (e) {
    if (e instanceof Misfit || isGradkitError(e)) return [];
    throw e;
  }
};

/** A plan as a function of arrays of these shapes and dtypes. */
export const functionOf = ({ inputs, steps: plan, outputs, rounds, largest, transformations }: Plan): Transformable => {
  const rows = transformations.reduce((size, { kind, choice }) => size * transformed.rows(kind, choice), 1);
  const rules = { rounds, largest: Math.min(largest, Math.max(40, Math.floor(3000 / rows))) };
  const f = (...xs: readonly Tensor[]): readonly Tensor[] => {
    const values = valuesOf(plan, xs, rules);
    return outputs.map((k) => values[values.length - 1 - (k % Math.min(values.length, 9))]!);
  };
  return transformations.reduce((given, { kind, choice }) => transformed.by(kind, choice, given), { avals: inputs, f });
};

const classes = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;
const special = [NaN, Infinity, -Infinity, -0, 0, 1, -1, 2];

/** Arguments of a seed: small whole numbers; where they may be rounded, any; with `odd` ones numbers that are none, or not finite. */
export const argumentsOf = ({ avals }: Transformable, seed: number, { rounds, odd }: { readonly rounds: boolean; readonly odd: boolean }): NDArray[] => {
  const next = random(seed);
  const number = (dtype: Dtype): number => (rounds && dtype !== "int32" ? 2 * next() - 1 : odd && next() < 0.3 ? special[Math.floor(8 * next())]! : Math.floor(7 * next()) - 3);
  return avals.map(({ shape, dtype }) => new NDArray(new classes[dtype](sizeOf(shape)).map(() => number(dtype)), shape));
};
