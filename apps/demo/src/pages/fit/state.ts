import { compile, variables } from "@gradkit/scalar";
import { computed, signal } from "@preact/signals";
import { readText } from "@repo/table";
import { choiceParam, flagParam, integerParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";
import { readAssignments } from "./assignments.js";
import { nist, problemOf, textOf } from "./examples.js";
import { readModel, type Model } from "./typed-model.js";

export const losses = ["none", "softL1", "huber", "cauchy", "arctan", "tukey"] as const;
export const own = "own";

/** The state of the page; what is said of parameters is written as for the command line. */
export const state = urlState({
  ex: textParam("Thurber"),
  m: textParam(""),
  start: textParam(""),
  bound: textParam(""),
  fix: textParam(""),
  loss: choiceParam(losses, "none"),
  weights: textParam(""),
  skip: flagParam(false),
  profile: flagParam(false),
  tries: integerParam(0, [0, 1000]),
  logx: flagParam(false),
  logy: flagParam(false),
});

/** The reader's own data as text; empty while an example is shown. */
export const ownText = signal("");

export const problem = computed(() => (state.ex.value === own ? undefined : problemOf(state.ex.value)));
export const dataText = computed(() => (state.ex.value === own ? ownText.value : problem.value ? textOf(problem.value) : ""));
export const table = computed(() => readText(dataText.value));

/** Whether there are rows that are no numbers, and nobody said to leave them out. */
export const isStuck = computed(() => table.value.bad.count > 0 && !state.skip.value);

/** The model's text: that of the example until another is typed. */
export const modelText = computed(() => state.m.value || (problem.value && nist.value ? nist.value.formulaOf(problem.value) : ""));
export const read = computed(() => readModel(modelText.value, table.value.names));

let last: Model | undefined;
export const model = computed(() => (last = read.value.model ?? last));

/** What is said of the parameters; a certified problem begins at its first certified start, until another is said. */
export const settings = computed(() => ({ start: state.start.value === "" ? certifiedStart() : readAssignments(state.start.value), bound: readAssignments(state.bound.value), fix: readAssignments(state.fix.value) }));

const certifiedStart = (): Readonly<Record<string, string>> =>
  problem.value && state.m.value === "" ? Object.fromEntries(problem.value.params.map((name, k) => [name, String(problem.value!.start1[k])])) : {};

/** The left side of the model at the rows. */
export const observed = computed((): readonly number[] => {
  const { columns, names, rows } = table.value;
  if (!model.value || !variables(model.value.left).every((name) => names.includes(name))) return [];   // of the data before
  const left = compile(model.value.left, names);
  return Array.from({ length: rows }, (_, k) => left(...names.map((name) => columns[name]?.[k] ?? NaN)));
});

/** Shows an example with its model and what is usual; Back undoes it. */
export const showExample = (name: string): void => deliberately(() => fresh(name, ""));

/** Takes another model of the same data, and forgets what was said about the parameters of the one before. */
export const takeModel = (formula: string): void => {
  state.m.value = formula;
  for (const name of ["start", "bound", "fix"] as const) state[name].value = "";
};

/** Takes data as text, and forgets what was said about others. */
export const takeText = (text: string): void =>
  deliberately(() => {
    ownText.value = text;
    fresh(own, state.m.value || (state.ex.value === own ? "" : modelText.value));
  });

const fresh = (ex: string, m: string): void => {
  state.ex.value = ex;
  state.m.value = m;
  state.skip.value = false;
  for (const name of ["start", "bound", "fix", "weights"] as const) state[name].value = "";
};
