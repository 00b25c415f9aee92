import type { Crew } from "../pieces/crew.js";
import type { LossOf, Request } from "../request/request.js";
import type { Solution } from "./solve.js";

/** The others are near their minimum already. */
const limit = 1000;

export interface Held {
  readonly x: Float64Array;
  readonly atBound: Readonly<Record<string, "lower" | "upper">>;
  readonly solution: Solution;
}

/** A solution whose parameters at a bound are put onto it, the others being fitted again: steps that keep inside bounds come near to them, and never there. */
export const holdAtBounds = async ({ bounds }: Request, names: readonly string[], solution: Solution, crew: Crew, loss: LossOf | undefined): Promise<Held> => {
  const { x } = solution;
  const isOpen = !names.some((name) => bounds[name]) || Number.isNaN(solution.value);
  const sides = isOpen ? [] : await crew.do("sides", { x, loss });
  if (sides.length === 0) return { x, atBound: {}, solution };
  const held = Object.fromEntries(sides.map(([name, side]) => [name, bounds[name]![side === "lower" ? 0 : 1]]));
  const rest = names.filter((name) => !Object.hasOwn(held, name));
  const others = Float64Array.from(rest, (name) => x[names.indexOf(name)]!);
  const again = rest.length > 0 ? await crew.do("solve", { held, x: others, evaluations: limit, loss }) : undefined;
  return {
    x: Float64Array.from(names, (name, j) => held[name] ?? again?.x[rest.indexOf(name)] ?? x[j]!),
    atBound: Object.fromEntries(sides),
    solution: again ? { ...again, steps: solution.steps + again.steps } : { ...solution, status: "no-decrease" },
  };
};
