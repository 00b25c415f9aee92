import { derivative, derivativeNotation, equal, evaluate, format, interpret, isGradkitError, parse, type Expr } from "@gradkit/scalar";
import { complexStep, differenceGradient } from "@gradkit/scalar/difference";
import { assignedAll } from "../arguments/assigned.js";
import { entriesOf } from "../arguments/entries.js";
import { chosen, formulaOf } from "../arguments/formula.js";
import { formatOf } from "../arguments/format-of.js";
import type { Given } from "../arguments/given.js";
import { isModule, moduleFunction, type AnyFunction } from "../arguments/module-function.js";
import { numberOf } from "../arguments/number.js";
import { command as described } from "../command.js";
import { error } from "../errors.js";
import type { ExitCode } from "../exit-code.js";
import type { Io } from "../io.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { pointText } from "../output/point.js";
import { table } from "../output/table.js";

type Checks = Given<"at" | "by" | "claim" | "gradient" | "tolerance">;

/** One component: what is claimed, and what others say. */
interface Compared {
  readonly by: string;
  readonly got: number;
  readonly complexStep?: number;
  readonly difference: number;
  readonly error: number;
  /** Undecided where the differences themselves say little: at a kink, or where the function is noise. */
  readonly verdict: "ok" | "differs" | "undecided";
}

const compared = (by: string, got: number, difference: number, error: number, tolerance: number, complexStep?: number): Compared => {
  const allowed = tolerance * Math.max(1, Math.abs(difference));
  const isNear = Math.abs(got - difference) <= Math.max(allowed, 4 * error) && (complexStep === undefined || Math.abs(got - complexStep) <= allowed);
  const isVague = !(4 * error <= 1e3 * allowed);
  return { by, got, difference, error, ...(complexStep !== undefined && { complexStep }), verdict: !isNear ? "differs" : isVague ? "undecided" : "ok" };
};

const show = (given: Checks, { out }: Io, head: string, title: string, rows: readonly Compared[]): ExitCode => {
  const ok = rows.every(({ verdict }) => verdict === "ok");
  if (formatOf(given) === "json") out(json("check", { ok, components: rows }));
  else {
    const withStep = rows.some((row) => row.complexStep !== undefined);
    const titles = ["", title, ...(withStep ? ["complex step"] : []), "differences", "± at most", ""].map((name, k) => ({ title: name, isNumber: k > 0 && name !== "" }));
    const cells = rows.map((row) => [row.by, digits(row.got, 12), ...(withStep ? [row.complexStep === undefined ? "" : digits(row.complexStep, 12)] : []), digits(row.difference, 12), digits(row.error, 2), row.verdict]);
    out(`${head}${table(titles, cells)}`);
  }
  return ok ? 0 : 1;
};

/** The derivative of a formula by its rules, by a complex step and by differences of its values. */
const checkFormula = (source: string, given: Checks, io: Io, tolerance: number): ExitCode => {
  const { expr, names } = formulaOf(source);
  const by = chosen(given.one("by"), names);
  const claim = given.one("claim");
  if (claim !== undefined) return checkClaim(expr, by, parse(claim), given, io);
  const at = assignedAll("--at", given.all("at"), names, numberOf);
  const differences = differenceGradient((x) => evaluate(expr, { ...at, ...Object.fromEntries(by.map((name, k) => [name, x[k]!])) }), by.map((name) => at[name]!));
  const rows = by.map((name, k) => {
    const stepped = stepOf(expr, name, at);
    return compared(derivativeNotation({ of: "f", by: [name], partial: names.length > 1 }).text, evaluate(derivative(expr, name), at), differences.value[k]!, differences.error[k]!, tolerance, stepped);
  });
  return show(given, io, `at ${pointText(at)}\n`, "by rules", rows);
};

/** By a complex step; nothing where a function of the formula has no complex value there. */
const stepOf = (expr: Expr, by: string, at: Readonly<Record<string, number>>): number | undefined => {
  try {
    const { value } = complexStep((F, x) => interpret(expr, F, { ...Object.fromEntries(Object.entries(at).map(([name, number]) => [name, F.constant(number)])), [by]: x }), at[by]!);
    return Number.isFinite(value) ? value : undefined;
  } catch (e) {
    if (isGradkitError(e)) return undefined;
    throw e;
  }
};

/** A derivative that somebody found by hand, against ours: equal as formulas, or a point where they differ. */
const checkClaim = (expr: Expr, by: readonly string[], claim: Expr, given: Checks, { out }: Io): ExitCode => {
  if (by.length !== 1) throw error("cli/variables", { call: "check", rule: "--claim is of one variable", got: by, example: `--by ${by[0] ?? "x"}` });
  const ours = derivative(expr, by[0]!);
  const { equal: isEqual, by: how, counterexample } = equal(claim, ours);
  if (formatOf(given) === "json") out(json("check", { ok: isEqual, claim: format(claim), derivative: format(ours), by: how, counterexample }));
  else if (isEqual) out(`right: the derivative is ${format(ours)}, which equals ${format(claim)} (by ${how})\n`);
  else out(`wrong: the derivative is ${format(ours)}${counterexample ? `; at ${pointText(counterexample)} it is ${digits(evaluate(ours, counterexample))}, and yours ${digits(evaluate(claim, counterexample))}` : ""}\n`);
  return isEqual ? 0 : 1;
};

/** The numbers of a gradient in the tree of its argument. */
const toNumbers = (value: unknown): number[] => {
  if (typeof value === "number") return [value];
  return Array.isArray(value) || ArrayBuffer.isView(value) ? Array.from(value as ArrayLike<unknown>).flatMap(toNumbers) : Object.values(value as object).flatMap(toNumbers);
};

/** A function of a module: its derivative by autodiff, or by its author, against differences of its values. */
const checkModule = async (source: string, given: Checks, io: Io, tolerance: number): Promise<ExitCode> => {
  const { f, autodiff } = await moduleFunction("check", source);
  const entries = entriesOf(given.all("at"));
  if (entries.length === 0) throw error("cli/missing", { option: "--at", missing: ["the argument"], given: "", example: "--at 1,2" });
  const at = entries.map(({ text, textAt }) => numberOf("--at", text, textAt));
  const names = entries.map(({ name }, k) => name ?? `[${k}]`);
  const treeOf = (x: readonly unknown[]): unknown => (entries[0]!.name === undefined ? [...x] : Object.fromEntries(names.map((name, k) => [name, x[k]!])));
  const own = given.one("gradient");
  // A function of tensors may use their methods; one with a gradient of its own is of plain numbers.
  const argument = (x: readonly number[]): unknown => (own === undefined ? treeOf(x.map((xi) => autodiff.tensor(xi))) : treeOf(x));
  const differences = differenceGradient((x) => autodiff.item(f(argument(x)) as number), at);
  const gradient = own === undefined ? autodiff.grad(f as (x: unknown) => never) : (await moduleFunction("check", own)).f;
  const got = toNumbers((gradient as AnyFunction)(treeOf(at)));
  if (got.length !== at.length) throw error("cli/module", { call: "check", file: own ?? source, reason: `its gradient has ${got.length} numbers for ${at.length} of the argument` });
  return show(given, io, "", own === undefined ? "by autodiff" : "yours", names.map((name, k) => compared(`∂f/∂${name}`, got[k]!, differences.value[k]!, differences.error[k]!, tolerance)));
};

export const command = described({
  takes: "<formula | file.mjs#function>",
  counts: [1, 1],
  about: "Compares derivatives with differences of values, which know no rule: those of a formula, of a function of your own by autodiff, or a gradient that you wrote by hand. Ends with 1 where they disagree.",
  options: {
    at: { value: "x=1,y=2", says: "where; an unnamed list is an array", many: true },
    by: { value: "x,y", says: "of a formula: the variables; all unless given" },
    claim: { value: "formula", says: "a derivative that you found, to be proved or refuted" },
    gradient: { value: "file.mjs#function", says: "your gradient of the function" },
    tolerance: { value: "1e-6", says: "how far they may differ, relative to the larger of 1 and the derivative" },
  },
  examples: ["check 'x^2*sin(x)' --at 1", "check 'sin(x)^2' --claim 'sin(2*x)'", "check loss.mjs#loss --gradient loss.mjs#gradient --at 1,2"],
  run: (given, io) => {
    const [source] = given.positionals as [string];
    const wished = given.one("tolerance");
    const tolerance = wished === undefined ? 1e-6 : numberOf("--tolerance", wished, { source: wished, offset: 0 });
    return isModule(source) ? checkModule(source, given, io, tolerance) : checkFormula(source, given, io, tolerance);
  },
});
