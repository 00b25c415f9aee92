import { evaluate, trace, type Tensor } from "../../src/index.js";
import { distance, numbers, type Case } from "../primitives/case.js";
import { transformations } from "../primitives/transformations.js";
import { pointOf, type Written } from "./cases.js";

type Transform = (given: Case, seed: number) => Case & { readonly error?: () => number };

/** A program of the function instead of the function. */
const traced: Transform = ({ f, at }) => ({
  at,
  f: (xs) => {
    const program = trace((...inputs: Tensor[]) => f(inputs), ...xs);
    return evaluate(program, ...xs) as readonly Tensor[];
  },
});

const all: readonly (readonly [string, Transform])[] = [...Object.entries(transformations), ["trace", traced]];
export const pairs = [...all.map(([name, apply]) => ({ title: name, apply: [apply] })), ...all.flatMap(([outer, apply]) => all.map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, apply] })))];

export const caseOf = (f: Written["f"], given: Written): Case & { readonly error?: () => number } => ({ f: (xs) => f(...xs), at: pointOf(given) });

/** Where a construct and its text written out differ, under transformations of both. */
export const differing = (given: Written, which: typeof pairs): readonly { readonly title: string; readonly error: number }[] =>
  which
    .map(({ title, apply }) => {
      const [loop, unrolled] = [given.f, given.unrolled].map((f) => apply.reduce((current, transform, k) => transform(current, k + 1), caseOf(f, given)));
      return { title, error: distance(numbers(loop!.f(loop!.at)), numbers(unrolled!.f(unrolled!.at))) };
    })
    .filter(({ error }) => !(error < 1e-11));
