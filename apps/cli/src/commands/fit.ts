import { closeSync, existsSync, openSync, realpathSync, writeFileSync } from "node:fs";
import { fit, report, type Derived, type Fit } from "@gradkit/fit";
import { withoutRows } from "@repo/table";
import { formatOf } from "../arguments/format-of.js";
import type { Given } from "../arguments/given.js";
import { command as described } from "../command.js";
import { error, reasonOf } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import { checkpointIn } from "../fit/checkpoint.js";
import { inLines } from "../fit/in-lines.js";
import { lookalikes } from "../fit/model.js";
import { runNist } from "../fit/nist.js";
import { fitOptions, type FitOptionName } from "../fit/options.js";
import { optionsOf } from "../fit/options-of.js";
import { panelsOf } from "../fit/panels.js";
import { readData, type Data } from "../fit/read-data.js";
import { parametersCsv, rowsCsv } from "../fit/written.js";
import type { Io } from "../io.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { paintOf } from "../output/paint.js";
import { progressLine } from "../output/progress-line.js";
import { svg } from "../plot/svg.js";
import { ascii, braille, terminalPlot } from "../plot/terminal.js";

type FitGiven = Given<FitOptionName>;

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** So many lines are listed. */
const listed = 10;

/** In which lines something is, of which the first are told. */
const placed = (lines: readonly number[], count: number): string => `${count > lines.length ? "the first in" : "in"} line ${lines.join(", ")}`;

/** What there is to say about how the file was read, before the fit. */
const notesOf = ({ table, model, file }: Data): string[] => [
  ...Object.entries(table.renamed).map(([name, title]) => `column ${JSON.stringify(title)} is called ${name}`),
  ...lookalikes(model, table.names).map(([parameter, column]) => `${parameter} is fitted; the column is called ${column}`),
  ...(table.omitted.count > 0 ? [`${counted(table.omitted.count, "row")} of ${file} left out, ${placed(table.omitted.lines, table.omitted.count)}`] : []),
];

const work = async (data: Data, given: FitGiven, io: Io, signal: AbortSignal): Promise<Fit> => {
  const line = progressLine(io, given.has("quiet"));
  const options = optionsOf(given, data.model.parameters, io);
  const file = given.one("checkpoint");
  const fitting = fit(data.model.formula, data.columns, {
    ...options,
    ...(file !== undefined && { checkpoint: await checkpointIn(file) }),
    signal,
    progress: ({ stage, start, starts, evaluations, sse, seconds }) =>
      line.show(`${stage}${starts > 1 ? `, ${start} of ${starts} ${stage === "profile" ? "parameters" : "starts"}` : ""}, ${evaluations} evaluations, sse ${sse === null ? "–" : digits(sse)}, ${seconds.toFixed(1)} s`),
  });
  return fitting.finally(line.end).catch((e: unknown) => {
    throw inLines(e, data.table.lineOf);
  });
};

/** Data, curve and residuals in the terminal: in braille, where its letters can be trusted to be there. */
const plotOf = (found: Fit, { columns }: Data, given: FitGiven, { env, isTerminal, ...io }: Io): string => {
  const isUnicode = /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || "") || env.WT_SESSION !== undefined;
  const glyphs = given.has("ascii") || !isUnicode ? ascii : braille;
  const paint = paintOf({ env, isTerminal, ...io }, isTerminal.out, given.one("color"));
  const [data, residuals] = panelsOf(found, columns);
  return `\n${terminalPlot(data, { columns: 60, rows: 12 }, glyphs, paint)}\n${terminalPlot(residuals, { columns: 60, rows: 5 }, glyphs, paint)}`;
};

/** Data are not written over by what is made of them. */
const refuseSame = (data: string, file: string | undefined): void => {
  if (file !== undefined && existsSync(file) && existsSync(data) && realpathSync(file) === realpathSync(data)) throw error("cli/write", { file, reason: "the file of the data" });
};

/** All at one go: nothing else, as a Ctrl-C or the end of a closed pipe, comes between the pieces and leaves half of them. */
const write = (file: string, pieces: Iterable<string>): void => {
  try {
    const to = openSync(file, "w");
    try {
      for (const piece of pieces) writeFileSync(to, piece);
    } finally {
      closeSync(to);
    }
  } catch (e) {
    throw error("cli/write", { file, reason: reasonOf(e) });
  }
};

const printed = (found: Fit, data: Data, given: FitGiven, io: Io): string => {
  const format = given.has("csv") ? "csv" : given.has("md") ? "md" : formatOf(given);
  const derived: Record<string, Derived> = Object.fromEntries(given.all("derive").map((formula) => [formula, found.derive(formula)]));
  if (format === "json") return json("fit", { file: data.file, ...found.toJSON(), ...(given.has("derive") && { derived }) });
  if (format === "csv") return parametersCsv(found);
  const isMarkdown = format === "md";
  const text = report(found, { format: isMarkdown ? "markdown" : "text" });
  const more = Object.entries(derived).map(([formula, { value, standardError, interval }]) => {
    const uncertain = standardError === null ? "" : `, std. error ${digits(standardError)}${interval ? `, ${digits(interval[0])} … ${digits(interval[1])}` : ""}`;
    return `${isMarkdown ? "- " : ""}${formula} = ${digits(value)}${uncertain}\n`;
  });
  return `${text}${more.length > 0 ? `\n${more.join("")}` : ""}${isMarkdown || given.has("no-plot") ? "" : plotOf(found, data, given, io)}`;
};

export const command = described({
  takes: "<data.csv | ->",
  counts: [0, 1],
  about: "Fits a formula to the columns of a file: parameters with standard errors and intervals, by exact derivatives. Rows are told by their lines in the file; in JSON they count from 0.",
  options: fitOptions,
  formats: ["csv", "md"],
  examples: ["fit decay.csv --model 'a*exp(-b*t) + c'", "fit data.csv --model 'y = vmax*s/(km + s)' --ci profile --svg fit.svg", "fit --nist"],
  run: async (given, io): Promise<ExitCode> => {
    const [file] = given.positionals;
    if (given.has("nist")) return runNist(file, formatOf(given), io);
    if (file === undefined) throw error("cli/arguments", { call: "fit", takes: "<data.csv | ->", got: [], example: "gradkit fit data.csv --model 'a*x + b'" });
    if (!given.has("model")) throw error("cli/option-value", { call: "fit", option: "--model", rule: "is needed", example: "--model 'a*x + b'" });
    for (const option of ["svg", "rows"] as const) refuseSame(file, given.one(option));
    const data = await readData(file, given, io);
    if (!given.has("quiet")) for (const note of notesOf(data)) io.err(`note: ${note}\n`);
    const signal = io.interruptible();
    const found = await work(data, given, io, signal);
    const out = found.omitted;
    if (!given.has("quiet") && out.length > 0) io.err(`note: ${counted(out.length, "row")} left out of the fit, ${placed(out.slice(0, listed).map(data.table.lineOf), out.length)}: the weight is 0, or a formula of columns has no value\n`);
    const used = { ...data, columns: withoutRows(data.columns, out) };
    io.out(printed(found, used, given, io));
    const [drawing, rows] = [given.one("svg"), given.one("rows")];
    if (drawing !== undefined) write(drawing, [svg(found.formula, panelsOf(found, used.columns))]);
    if (rows !== undefined) write(rows, rowsCsv(found, used.columns));
    return signal.aborted ? 130 : found.outcome.converged ? 0 : 1;
  },
});
