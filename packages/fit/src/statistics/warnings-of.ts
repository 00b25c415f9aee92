import type { FitWarning } from "../result.js";
import type { FitData } from "./fit-data.js";
import { conditionOf, isPlain } from "./spread.js";

type Described = Pick<FitData, "outcome" | "names" | "unidentified" | "parameters" | "degreesOfFreedom" | "loss" | "basis" | "correlation"> & { readonly robust: boolean };

/** What to look at, in the order of importance: each gives a warning or none. */
const looks: readonly ((fit: Described) => readonly FitWarning[])[] = [
  ({ outcome, names }) => (outcome.converged ? [] : [{ code: "not-converged", message: `This is no minimum: ${outcome.message}`, parameters: names }]),
  ({ unidentified }) => unidentified.map(({ names, says }) => ({ code: "unidentified", message: says, parameters: names })),
  ({ parameters }) =>
    Object.entries(parameters).flatMap(([name, { atBound }]) =>
      atBound ? [{ code: "at-bound" as const, message: `${name} is at its ${atBound} bound: it has no standard error, and those of the others hold it there.`, parameters: [name] }] : []),
  ({ degreesOfFreedom, names }) =>
    degreesOfFreedom > 2 ? [] : [{ code: "few-observations", message: `There ${degreesOfFreedom === 1 ? "is 1 degree" : `are ${degreesOfFreedom} degrees`} of freedom: errors are ${degreesOfFreedom === 0 ? "unknown" : "hardly known"}.`, parameters: names }],
  ({ loss, robust, names }) => (robust && !loss ? [{ code: "scale", message: "More than half of the residuals are zero: a robust loss has no scale, and squares were used.", parameters: names }] : []),
  ({ basis: { sigma }, degreesOfFreedom, names }) =>
    sigma === null && degreesOfFreedom > 0 ? [{ code: "perfect", message: "The residuals are zero to rounding: nothing is known of errors.", parameters: names }] : [],
  ({ basis: { spread, names } }) => {
    const condition = isPlain(spread) ? null : conditionOf(spread);
    return condition !== null && condition > 1e8 ? [{ code: "ill-conditioned", message: `The parameters are nearly dependent (condition ${condition.toPrecision(2)}): few of their digits are right.`, parameters: names }] : [];
  },
  ({ correlation, names }) => {
    const found: FitWarning[] = [];
    for (let i = 0; i < names.length; i++) {
      for (let j = 0; j < i; j++) {
        const rho = correlation[i]![j] ?? 0;
        if (Math.abs(rho) <= 0.99) continue;
        found.push({ code: "correlated", message: `${names[j]} and ${names[i]} are correlated by ${rho.toFixed(4)}: each is known far less well than both together.`, parameters: [names[j]!, names[i]!] });
      }
    }
    return found;
  },
];

export const warningsOf = (fit: Described): readonly FitWarning[] => looks.flatMap((look) => look(fit));
