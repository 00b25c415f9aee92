import type { Fit } from "../result.js";
import { chance, shown } from "./number.js";
import { markdownTable, plainTable, type Table } from "./tables.js";

/** How a report is written. */
interface Style {
  readonly title: (text: string) => string;
  readonly code: (text: string) => string;
  readonly table: (table: Table) => string;
  readonly item: string;
}

const styles: Readonly<Record<"text" | "markdown", Style>> = {
  text: { title: (text) => text, code: (text) => text, table: plainTable, item: "! " },
  markdown: { title: (text) => `### ${text}`, code: (text) => `\`${text}\``, table: markdownTable, item: "- **Note** " },
};

/** Correlations from here on are told. */
const notable = 0.5;

/**
 * A fit in words and tables: the parameters with their errors, how good the fit is, what to be wary of. Numbers have six digits; all of them are in the fit itself.
 *
 * @example
 * const found = await fit("y = a*x + b", { x: [1, 2, 3, 4], y: [2.1, 3.9, 6.2, 7.8] })
 * report(found).split("\n")[0] // => "y = a*x + b"
 */
export const report = (fit: Fit, { format = "text" }: { readonly format?: "text" | "markdown" } = {}): string => {
  const { title, code, table, item } = styles[format];
  const { outcome, observations, degreesOfFreedom, starts, start, evaluations, warnings, loss } = fit;
  const origin = { given: "the start that was given", family: `${counted(starts, "start")} found from the data`, multistart: `the best of ${counted(starts, "start")}` }[start.by];
  return [
    title(format === "text" ? fit.formula : code(fit.formula)),
    `${outcome.converged ? "Converged" : "Not converged"}, from ${origin}, in ${counted(evaluations, "evaluation")}. ${outcome.message}`,
    "",
    table(parameterTable(fit)),
    "",
    `${counted(observations, "observation")}, ${counted(degreesOfFreedom, "degree")} of freedom${loss ? `; loss ${loss.name} of scale ${shown(loss.scale)}` : ""}`,
    quality(fit),
    ...correlations(fit),
    ...residuals(fit),
    ...(warnings.length > 0 ? ["", ...warnings.map(({ message }) => `${item}${message}`)] : []),
    "",
  ].join("\n");
};

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

const parameterTable = ({ parameters, level }: Fit): Table => {
  const rows = Object.entries(parameters).map(([name, { value, standardError, interval, profile, t, p, note }]) => ({
    name, value: shown(value), error: shown(standardError), interval: span(interval), profile: span(profile), t: shown(t, 4), p: chance(p), note: note ?? "",
  }));
  const isProfiled = rows.some(({ profile }) => profile !== "–");
  const percent = `${shown(100 * level, 4)} %`;
  return [
    ["parameter", "value", "std. error", `${percent} interval`, ...(isProfiled ? [`${percent} profile`] : []), "t", "p", ""],
    ...rows.map(({ name, value, error, interval, profile, t, p, note }) => [name, value, error, interval, ...(isProfiled ? [profile] : []), t, p, note]),
  ];
};

const span = (interval: readonly [number | null, number | null] | null): string => (interval ? `${interval[0] === null ? "open" : shown(interval[0])} … ${interval[1] === null ? "open" : shown(interval[1])}` : "–");

/** `goodness` is told where sigma is known, and then the variance is none that is estimated. */
const quality = ({ sse, sigma, r2, aic, aicc, bic, goodness, rank, names, condition }: Fit): string =>
  [
    `sse ${shown(sse)}`, `sigma ${shown(sigma)}`, `R² ${shown(r2)}`,
    ...(aic === null ? [] : [`AIC ${shown(aic)}`, `AICc ${shown(aicc)}`, `BIC ${shown(bic)} (constants${goodness === null ? " and variance" : ""} counted)`]),
    ...(goodness === null ? [] : [`χ² p ${chance(goodness)}`]),
    `rank ${rank} of ${names.length}${condition === null ? "" : `, condition ${shown(condition, 3)}`}`,
  ].join(" · ");

const correlations = ({ names, correlation }: Fit): readonly string[] => {
  const pairs = names.flatMap((a, i) => names.slice(0, i).map((b, j) => ({ text: `${b}, ${a} ${correlation[i]![j]?.toFixed(3)}`, size: Math.abs(correlation[i]![j] ?? 0) })));
  const told = pairs.filter(({ size }) => size >= notable).toSorted((a, b) => b.size - a.size).slice(0, 10);
  return told.length > 0 ? [`correlations: ${told.map(({ text }) => text).join("; ")}`] : [];
};

const residuals = ({ runsTest, durbinWatson }: Fit): readonly string[] => {
  const runs = runsTest ? [`${runsTest.runs} runs of signs where ${shown(runsTest.expected, 3)} are expected (p ${chance(runsTest.p)})`] : [];
  const watson = durbinWatson === null ? [] : [`Durbin–Watson ${shown(durbinWatson, 3)}`];
  return runs.length + watson.length > 0 ? [`residuals: ${[...runs, ...watson].join(" · ")}`] : [];
};
