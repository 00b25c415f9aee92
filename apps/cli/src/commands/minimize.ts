import type { Program, trace } from "@gradkit/autodiff";
import * as optimizer from "@gradkit/optimizer";
import { assigned, assignedAll, named } from "../arguments/assigned.js";
import { checkChoice } from "../arguments/check-choice.js";
import { entriesOf } from "../arguments/entries.js";
import { formulaOf } from "../arguments/formula.js";
import { formatOf } from "../arguments/format-of.js";
import type { Given } from "../arguments/given.js";
import { intervalOf } from "../arguments/interval.js";
import { isModule, moduleFunction } from "../arguments/module-function.js";
import { numberOf } from "../arguments/number.js";
import { wholeNumber } from "../arguments/whole-number.js";
import { command as described } from "../command.js";
import { createWorker } from "../create-worker.js";
import { error } from "../errors.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { progressLine } from "../output/progress-line.js";
import { table } from "../output/table.js";

type Values = Readonly<Record<string, number>>;

/** The methods that need no option of their own. */
const methods: Readonly<Record<string, () => optimizer.Method>> = {
  bfgs: () => optimizer.bfgs(),
  lbfgs: () => optimizer.lbfgs(),
  lbfgsb: () => optimizer.lbfgsb(),
  newton: () => optimizer.newton(),
  "nonlinear-cg": () => optimizer.nonlinearCG(),
  "steepest-descent": () => optimizer.steepestDescent(),
  adam: () => optimizer.adam(),
};

interface Objective {
  readonly objective: optimizer.Objective;
  readonly start: Values;
  readonly treeOf: (values: Values) => unknown;
}

/** A formula with its start, or a function of a module, recorded with the autodiff that it is written in. */
const objectiveOf = async (source: string, starts: readonly string[]): Promise<Objective> => {
  if (!isModule(source)) {
    const { expr, names } = formulaOf(source);
    return { objective: expr, start: assignedAll("--start", starts, names, numberOf, "1"), treeOf: (values) => values };
  }
  const entries = entriesOf(starts);
  if (entries.length === 0) throw error("cli/missing", { option: "--start", missing: ["the argument"], given: "", example: "--start 1,2" });
  const names = entries.map(({ name }, k) => name ?? `x[${k}]`);
  const treeOf = (values: Values): unknown => (entries[0]!.name === undefined ? names.map((name) => values[name]!) : values);
  const start = Object.fromEntries(entries.map(({ text, textAt }, k) => [names[k]!, numberOf("--start", text, textAt)]));
  const { f, autodiff } = await moduleFunction("minimize", source);
  return { objective: (autodiff.trace as typeof trace)(f as () => unknown, treeOf(start)) as Program, start, treeOf };
};

const boundsOf = (given: Given<"bound">, names: readonly string[], treeOf: Objective["treeOf"]): { bounds?: { lower: unknown; upper: unknown } } => {
  if (!given.has("bound")) return {};
  const bounds = assigned("--bound", given.all("bound"), names, intervalOf);
  const side = (k: 0 | 1, open: number): unknown => treeOf(Object.fromEntries(names.map((name) => [name, bounds[name]?.[k] ?? open])));
  return { bounds: { lower: side(0, -Infinity), upper: side(1, Infinity) } };
};

/** The numbers of a tree by the names of the start. */
const valuesOf = (tree: unknown, names: readonly string[]): Values => {
  const numbers = Array.isArray(tree) || ArrayBuffer.isView(tree) ? Array.from(tree as ArrayLike<number>) : names.map((name) => (tree as Values)[name]!);
  return Object.fromEntries(names.map((name, k) => [name, numbers[k]!]));
};

export const command = described({
  takes: "<formula | file.mjs#function>",
  counts: [1, 1],
  about: "A point where a function is least, by exact derivatives, from a start. Ends with 1 where it did not converge; Ctrl-C prints the best so far.",
  options: {
    start: { value: "x=1,y=2", says: "where it begins; of a function, a list without names is an array", many: true },
    bound: { value: "x=0..1,y=0..", says: "between which values", many: true },
    fix: { value: "y", says: "what stays as it starts", many: true },
    method: { value: "name", says: `${Object.keys(methods).join(", ")}; what fits unless given` },
    "max-steps": { value: "n", says: "at most so many steps" },
    seconds: { value: "s", says: "at most so many seconds" },
  },
  examples: ["minimize '(1 - x)^2 + 100*(y - x^2)^2' --start x=-1.2,y=1", "minimize 'x*log(x)' --start 1 --bound x=0.1..", "minimize energy.mjs#energy --start 1,2 --method lbfgs --json"],
  run: async (given, io) => {
    const chosen = given.one("method");
    checkChoice("--method", chosen, Object.keys(methods));
    const { objective, start, treeOf } = await objectiveOf(given.positionals[0]!, given.all("start"));
    const names = Object.keys(start);
    const bounds = boundsOf(given, names, treeOf);
    const fixed = named("--fix", given.all("fix"), names);
    const seconds = given.one("seconds");
    const stop = {
      ...(given.has("max-steps") && { steps: wholeNumber("--max-steps", given.one("max-steps"), 0) }),
      ...(seconds !== undefined && { seconds: numberOf("--seconds", seconds, { source: seconds, offset: 0 }) }),
    };
    const line = progressLine(io, given.has("quiet"));
    const signal = io.interruptible();
    const run = optimizer.minimize(objective, treeOf(start), {
      ...bounds, fixed, stop, signal,
      ...(chosen && { method: methods[chosen]!() }),
      on: io.on === "worker" ? { create: createWorker("optimizer") } : "inline",
      progress: ({ steps, best, seconds: passed }) => line.show(`step ${steps}, value ${digits(best)}, ${passed.toFixed(1)} s`),
    });
    const found = await Promise.resolve(run).finally(line.end);
    const [x, gradient] = [valuesOf(found.x, names), valuesOf(found.gradient, names)];
    const { outcome, value, steps, evaluations } = found;
    if (formatOf(given) === "json") io.out(json("minimize", { ok: outcome.converged, x, value, gradient, outcome, steps, evaluations }));
    else {
      const titles = [{ title: "" }, { title: "value", isNumber: true }, { title: "gradient", isNumber: true }, { title: "" }];
      io.out(`f = ${digits(value, 10)}\n${table(titles, names.map((name) => [name, digits(x[name]!, 10), digits(gradient[name]!, 2), fixed.includes(name) ? "fixed" : ""]))}`);
      io.out(`${outcome.message} ${steps} steps.\n`);
    }
    return signal.aborted ? 130 : outcome.converged ? 0 : 1;
  },
});
