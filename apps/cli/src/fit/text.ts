import type { Derived, Fit, Parameter } from "@gradkit/fit";
import { digits } from "../output/digits.js";
import type { table } from "../output/table.js";

const or = (x: number | null | undefined, significant = 6): string => (x === null || x === undefined ? "–" : digits(x, significant));
const range = (interval: readonly [number | null, number | null] | null): string => (interval ? `[${or(interval[0])}, ${or(interval[1])}]` : "–");
const chance = (p: number | null): string => (p === null ? "–" : p < 1e-4 ? "<0.0001" : p.toFixed(4));
const noteOf = ({ fixed, atBound, note }: Parameter): string => note ?? (fixed ? "fixed" : atBound ? `at its ${atBound} bound` : "");

/** The result as text or as Markdown: parameters, derived quantities, what sums it up, and what to know before it is used. */
export const fitText = (fit: Fit, derived: Readonly<Record<string, Derived>>, draw: typeof table): string => {
  const rows = Object.entries(fit.parameters);
  const withProfile = rows.some(([, { profile }]) => profile !== null);
  const percent = `${digits(100 * fit.level)}% interval`;
  const titles = ["", "value", "std. error", percent, ...(withProfile ? ["profile"] : []), "t", "p", ""].map((title, k) => ({ title, isNumber: k > 0 && title !== "" }));
  const cells = rows.map(([name, parameter]) => {
    const { value, standardError, interval, profile, t, p } = parameter;
    return [name, or(value), or(standardError, 4), range(interval), ...(withProfile ? [range(profile)] : []), or(t, 4), chance(p), noteOf(parameter)];
  });
  const more = Object.entries(derived).map(([name, { value, standardError, interval }]) => [name, or(value), or(standardError, 4), range(interval), ...(withProfile ? ["–"] : []), "–", "–", "derived"]);
  const facts = [
    `sse ${or(fit.sse)}`, `sigma ${or(fit.sigma)} on ${fit.degreesOfFreedom} degrees of freedom`, `R² ${or(fit.r2)}`, `AICc ${or(fit.aicc)}`,
    `rank ${fit.rank} of ${fit.names.length}${fit.condition === null ? "" : ` (condition ${or(fit.condition, 2)})`}`,
  ];
  return [
    draw(titles, [...cells, ...more]),
    `\n${facts.join(" · ")}\n`,
    ...(fit.warnings.length > 0 ? ["\n", ...fit.warnings.map(({ message }) => `- ${message}\n`)] : []),
  ].join("");
};
