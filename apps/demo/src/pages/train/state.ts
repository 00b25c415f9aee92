import { computed, signal } from "@preact/signals";
import { compile, parse } from "@gradkit/scalar";
import { lazily } from "../../lazily.js";
import { typedFormula } from "../../math/typed-formula.js";
import { grid as gridOf } from "../../plot/grid.js";
import type { LaneTask, MethodSpec, ProblemSpec } from "../../race/lane-task.js";
import { problems } from "../../race/problems.js";
import { isBeginning, raceOf } from "../../race/race.js";
import { runners } from "../../race/runners.js";
import { slowed } from "../../race/slowed.js";
import { surfaceOf } from "../../race/surfaces.js";
import { choiceParam, integerParam, numberParam, ratesParam, subsetParam, textParam } from "../../url/param.js";
import { deliberately, urlState } from "../../url/url-state.js";

const ids = problems.map(({ id }) => id);

/** The state of the page; with it the whole training can be repeated, to the bit. */
export const state = urlState({
  problem: choiceParam(ids, "rosenbrock"),
  f: textParam("x^4 + y^2 - 2x*y"),
  x: numberParam(NaN, [-1e6, 1e6]),
  y: numberParam(NaN, [-1e6, 1e6]),
  lanes: subsetParam([0, 1, 2, 3, 4, 5, 6, 7], runners.length),
  rates: ratesParam(runners.map(({ method }) => method)),
  momentum: numberParam(0.9, [0, 0.999]),
  schedule: choiceParam(["constant", "exponential", "cosine"], "constant"),
  seed: integerParam(1, [0, 1e6]),
  speed: choiceParam(["1", "5", "25"], "1"),
  across: choiceParam(["steps", "evaluations", "seconds"], "steps"),
  up: choiceParam(["loss", "gradient"], "loss"),
});

const names = ["x", "y"] as const;
export const formula = typedFormula(state.f, names);

let lastOwn = state.f.peek();
const own = computed(() => (formula.problem.value ? lastOwn : (lastOwn = state.f.value)));

export const problem = computed(() => problems.find(({ id }) => id === state.problem.value)!);

/** The formula of the problem, where it has one. */
export const source = computed(() => (problem.value.learning ? undefined : (problem.value.source ?? own.value)));
const surface = computed(() => source.value === undefined ? undefined : surfaceOf(source.value));
export const start = computed((): readonly [number, number] => {
  const [x, y] = surface.value?.start ?? [0, 0];
  return [Number.isNaN(state.x.value) ? x : state.x.value, Number.isNaN(state.y.value) ? y : state.y.value];
});

export const objective = computed(() => (source.value === undefined ? undefined : parse(source.value)));

export const grid = computed(() => objective.value && gridOf(compile(objective.value, names), surface.value!.x, surface.value!.y, 56));

/** The rate of a lane: the reader's, or that which the problem's row has. */
export const rateOf = (lane: number): number | undefined => {
  const { method } = runners[lane]!;
  return state.rates.value[method] ?? (surface.value?.rates ?? problem.value.rates)[method];
};

const methodOf = (lane: number): MethodSpec => {
  const { method } = runners[lane]!;
  const rate = rateOf(lane);
  const momentum = method === "momentum" || method === "nesterov" ? { momentum: state.momentum.value } : {};
  const schedule = state.schedule.value;
  return { name: method, options: rate === undefined ? {} : { rate, ...momentum }, ...(rate !== undefined && schedule !== "constant" && { schedule }) };
};

/** What the lanes are to do. */
export const tasks = computed((): readonly LaneTask[] => {
  const [x, y] = start.value;
  const { learning } = problem.value;
  const spec: ProblemSpec = learning ? { kind: "learning", name: learning, seed: state.seed.value } : { kind: "formula", source: source.value!, start: { x, y } };
  return state.lanes.value.map((lane) => ({ problem: spec, method: methodOf(lane) }));
});

export const race = raceOf({
  rounds: 30,
  together: 3,
  get steps() {
    return Number(state.speed.peek());
  },
  limit: 2000,
});

/** The standings ten times a second at most, which eyes can follow and the page's thread can draw. */
export const calm = slowed(race.standings, 100, isBeginning);

/** The standings a few times a second, for the chart, so that it is seldom drawn in one go with the rest. */
export const calmer = slowed(race.standings, 270, isBeginning);

/** The lane whose model is shown. */
export const focus = signal(4);

/** Takes up another problem, from its own start and with its own rates; Back undoes it. */
export const take = (id: string): void =>
  deliberately(() => {
    state.problem.value = id;
    state.x.value = state.y.value = NaN;
    state.rates.value = {};
  });

export const setRate = (lane: number, rate: number): void => {
  state.rates.value = { ...state.rates.value, [runners[lane]!.method]: Number(rate.toPrecision(6)) };
};

export const quadraticOf = lazily(() => import("../../math/quadratic-model.js").then(({ quadraticModel }) => quadraticModel));
