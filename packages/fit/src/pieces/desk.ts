import { modelOf } from "../rows/model-of.js";
import type { Model } from "../rows/rows.js";
import type { Request } from "../request/request.js";
import { checkStart } from "../solve/check-start.js";
import { lossAt } from "../solve/loss-at.js";
import { lossOf } from "../solve/losses.js";
import { medianScale } from "../solve/median-scale.js";
import type { Problem } from "../solve/problem.js";
import { problemOf } from "../solve/problem-of.js";
import { sidesOf } from "../solve/sides-of.js";
import { solve, type Kept, type Watch } from "../solve/solve.js";
import { weightedResiduals } from "../solve/weighted-residuals.js";
import type { Search } from "../start/candidates.js";
import { improved, scattered } from "../start/candidates.js";
import { hasPattern } from "../start/has-pattern.js";
import { searchOf } from "../start/search-of.js";
import { surveyOf } from "../start/survey.js";
import { tidied } from "../start/tidied.js";
import { describe } from "../statistics/describe.js";
import type { Gained, Given, PieceName, Sought, Values } from "./piece.js";

/** Does pieces of one request in this thread; what they have in common is made once. */
export interface Desk {
  /** Goes on from where a piece was, where that is given. */
  readonly do: <Name extends PieceName>(name: Name, given: Given<Name>, watch: Watch, from?: Kept) => Promise<Gained<Name>>;
}

/** What pieces work on. */
interface Bench {
  readonly request: Request;
  readonly model: Model;
  /** All rows, with the fixed parameters held and perhaps others. */
  readonly problem: (held?: Values) => Problem;
  readonly search: (sought: Sought) => Search;
}

type Doing = { readonly [Name in PieceName]: (bench: Bench, given: Given<Name>, watch: Watch, from?: Kept) => Gained<Name> | Promise<Gained<Name>> };

const doing: Doing = {
  solve: ({ problem }, { held, x, evaluations, loss }, watch, from) => solve(problem(held), x, evaluations, watch, lossOf(loss), from),
  checkStart: ({ request, problem }, { x }) => checkStart(problem(), x, request.omitted),
  survey: ({ search }, sought) => surveyOf(search(sought)),
  scatter: ({ search }, { way, round, first, ...sought }, watch) => scattered(search(sought), way, round, first, watch),
  improve: ({ search }, { way, round, first, drawn, ...sought }, watch) => improved(search(sought), way, round, first, drawn, watch),
  descend: ({ search }, { x, evaluations, ...sought }, watch, from) => solve(search(sought).problem, x, evaluations, watch, undefined, from),
  hasPattern: ({ search }, { x, ...sought }) => hasPattern(search(sought), x),
  tidy: ({ request, problem }, { unknown, x }) => tidied(request, problem(), unknown, x),
  scale: ({ problem }, { x }) => medianScale(weightedResiduals(problem(), x)),
  sides: ({ problem }, { x, loss }) => sidesOf(problem(), x, lossOf(loss)),
  lossAt: ({ problem }, { held, x, loss }) => lossAt(problem(held), x, lossOf(loss)),
  describe: ({ request, model, problem }, solved) => describe(request, model, problem(), solved),
};

export const deskOf = (request: Request): Desk => {
  const model = modelOf(request);
  let whole: Problem | undefined;
  let known: { readonly of: string; readonly search: Search } | undefined;
  const bench: Bench = {
    request,
    model,
    problem: (held = {}) => (Object.keys(held).length > 0 ? problemOf(request, model, { ...request.fixed, ...held }) : (whole ??= problemOf(request, model, request.fixed))),
    search: ({ unknown }) => {
      if (known?.of !== unknown.join()) known = { of: unknown.join(), search: searchOf(request, model, unknown) };
      return known!.search;
    },
  };
  return { do: async (name, given, watch, from) => doing[name](bench, given as never, watch, from) as never };
};
