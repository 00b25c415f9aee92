import { fit, type Fit } from "@gradkit/fit";
import { columnsOf, formulaOf, problems, type NistProblem } from "@repo/nist";
import { nearest } from "../arguments/nearest.js";
import { error } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";
import { json } from "../output/json.js";
import { table } from "../output/table.js";

/** So many digits make a problem solved; as many of a standard error, but of Lanczos1, whose certified ones are rounding. */
const enough = 8;
const lanczos1 = 3;

/** To how many digits two numbers agree, at most 15; 0 where there is none. */
const agreement = (got: number | null, certified: number): number => {
  if (got === null || !Number.isFinite(got)) return 0;
  const error = Math.abs(got - certified) / Math.abs(certified || 1);
  return error === 0 ? 15 : Math.max(0, Math.min(15, -Math.log10(error)));
};

interface Solved {
  readonly name: string;
  readonly level: string;
  readonly start: number;
  readonly digits: { readonly parameters: number; readonly standardErrors: number; readonly sse: number };
  readonly converged: boolean;
  readonly ok: boolean;
  readonly evaluations: number;
  readonly fit: Fit;
}

const solve = async (problem: NistProblem, start: 1 | 2): Promise<Solved> => {
  const from = start === 1 ? problem.start1 : problem.start2;
  const found = await fit(formulaOf(problem), columnsOf(problem), { start: Object.fromEntries(problem.params.map((name, k) => [name, from[k]!])), on: "inline" });
  const least = (of: (name: string, k: number) => number): number => Math.min(...problem.params.map(of));
  const digits = {
    parameters: least((name, k) => agreement(found.parameters[name]!.value, Number(problem.refined[k]))),
    standardErrors: least((name, k) => agreement(found.parameters[name]!.standardError, Number(problem.refinedSd[k]))),
    sse: agreement(found.sse, Number(problem.refinedRss)),
  };
  const ok = digits.parameters >= enough && digits.standardErrors >= (problem.name === "Lanczos1" ? lanczos1 : enough);
  return { name: problem.name, level: problem.level, start, digits, converged: found.outcome.converged, ok, evaluations: found.evaluations, fit: found };
};

/** Whole digits, so that none is claimed too many. */
const whole = (x: number): string => String(Math.floor(x));
const source = "NIST Statistical Reference Datasets, nonlinear regression (US government work, public domain); default settings";

/** Fits the certified problems from both starts, and prints to how many digits each agrees. Ends with 1 where one falls short. */
export const runNist = async (name: string | undefined, format: string, io: Io): Promise<ExitCode> => {
  const names = problems.map((problem) => problem.name);
  const chosen = name === undefined ? problems : problems.filter((problem) => problem.name.toLowerCase() === name.toLowerCase());
  if (name !== undefined && chosen.length === 0) throw error("cli/choice", { option: "--nist", got: name, known: names, suggestion: nearest(name, names) });
  const solved: Solved[] = [];
  for (const problem of chosen) for (const start of [1, 2] as const) solved.push(await solve(problem, start));
  const failed = solved.filter(({ ok }) => !ok);
  if (format === "json") {
    io.out(json("nist", { source, ok: failed.length === 0, solved: solved.length - failed.length, of: solved.length, runs: solved.map(({ name: problem, level, start, digits, converged, ok, evaluations }) => ({ problem, level, start, digits, converged, ok, evaluations })) }));
    return failed.length === 0 ? 0 : 1;
  }
  io.out(`${source}\n\n`);
  if (name !== undefined) io.out(certifiedTable(chosen[0]!, solved));
  else {
    const titles = [{ title: "problem" }, { title: "level" }, { title: "start", isNumber: true }, ...["parameters", "std. errors", "sse", "evaluations"].map((title) => ({ title, isNumber: true })), { title: "" }];
    io.out(table(titles, solved.map((row) => [row.name, row.level, String(row.start), whole(row.digits.parameters), whole(row.digits.standardErrors), whole(row.digits.sse), String(row.evaluations), row.ok ? "ok" : "short"])));
  }
  io.out(`\n${solved.length - failed.length} of ${solved.length} agree with the certified values to ${enough} digits in all parameters and standard errors (Lanczos1: ${lanczos1} in the errors)\n`);
  return failed.length === 0 ? 0 : 1;
};

/** Of one problem: each parameter beside its certified value. */
const certifiedTable = (problem: NistProblem, solved: readonly Solved[]): string => {
  const titles = [{ title: formulaOf(problem) }, { title: "certified", isNumber: true }, ...solved.map(({ start }) => ({ title: `from start ${start}`, isNumber: true })), { title: "digits", isNumber: true }];
  const row = (label: string, certified: number, of: (fit: Fit) => number | null): string[] => {
    const got = solved.map(({ fit }) => of(fit));
    return [label, certified.toPrecision(11), ...got.map((x) => (x === null ? "–" : x.toPrecision(11))), got.map((x) => whole(agreement(x, certified))).join(" ")];
  };
  return table(titles, [
    ...problem.params.map((name, k) => row(name, Number(problem.refined[k]), (fit) => fit.parameters[name]!.value)),
    ...problem.params.map((name, k) => row(`std. error of ${name}`, Number(problem.refinedSd[k]), (fit) => fit.parameters[name]!.standardError)),
    row("sse", Number(problem.refinedRss), (fit) => fit.sse),
  ]);
};
