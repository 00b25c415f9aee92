import { vi } from "vitest";
import type { Compile } from "../../src/index.js";
import type { Case } from "./case.js";
import { distance } from "./distance.js";
import { transformations } from "./transformations.js";

export interface Chain {
  readonly title: string;
  readonly apply: readonly ((given: Case, seed: number) => Case)[];
}

const entries = Object.entries(transformations);

/** Each transformation alone, and every pair of those that do something. */
export const single: readonly Chain[] = entries.map(([title, transform]) => ({ title, apply: [transform] }));
export const pairs: readonly Chain[] = entries.slice(1).flatMap(([outer, last]) => entries.slice(1).map(([inner, first]) => ({ title: `${outer} of ${inner}`, apply: [first, last] })));

/** How far compiled programs may be from interpreted ones, in units of the last place of an output's largest number. */
const tolerance = 64;

/** The chains under which a case, compiled, is further off than that. That the interpreter is called for a decomposition, which is said once for each program, is not heard. */
export const failures = (given: Case, seed: number, of: readonly Chain[], compile?: Compile<false>): { readonly title: string; readonly ulps: number }[] => {
  const heard = vi.spyOn(console, "warn").mockReturnValue();
  try {
    return of.flatMap(({ title, apply }) => {
      const ulps = distance(apply.reduce((x, transform, k) => transform(x, seed + k), given), compile);
      return ulps <= tolerance ? [] : [{ title, ulps }];
    });
  } finally {
    heard.mockRestore();
  }
};
