import { parse } from "@gradkit/scalar";
import type { Request } from "../request/request.js";
import type { Model } from "../rows/rows.js";
import { problemOf } from "../solve/problem-of.js";
import { affineIn } from "./affine.js";
import type { Search } from "./candidates.js";
import { eliminations } from "./elimination.js";
import { rangesOf, type Range } from "./ranges.js";

/** So many rows are enough to find a start. */
const enough = 400;

/** What a search for some parameters of a request works on: at most some hundred of its rows. */
export const searchOf = (request: Request, model: Model, unknown: readonly string[]): Search => {
  const { source, fixed, start, seed } = request;
  const part = thinned(request);
  const problem = problemOf(part, model, fixed);
  const kept = Object.fromEntries(Object.entries({ ...start, ...fixed }).filter(([name]) => !unknown.includes(name)));
  const common = { problem, kept, seed, columns: part.columns };
  if (source.kind === "function") return { ...common, ways: [], isLinear: false, ranges: Object.fromEntries(unknown.map((name) => [name, aroundStart(start[name] ?? 0)])) };
  const expr = parse(source.formula);
  return {
    ...common,
    ways: eliminations(expr, unknown, part.columns, part.observed),
    isLinear: affineIn(expr, unknown).length === unknown.length && Object.keys(kept).every((name) => Object.hasOwn(fixed, name)),
    ranges: rangesOf(expr, unknown, part.columns, part.observed),
  };
};

/** Where nothing is known but a start: about its size, of both signs. */
const aroundStart = (start: number): Range => (kind, place) => (kind < 0.75 ? 1 : -1) * (start || 1) * 10 ** (2 * place - 1);

/** Every so many-th row, where there are many; a recorded function is of all. */
const thinned = (request: Request): Request => {
  const { columns, observed, roots, source } = request;
  const stride = Math.ceil(observed.length / enough);
  if (stride === 1 || source.kind === "function") return request;
  const thin = (column: Float64Array): Float64Array => column.filter((_, i) => i % stride === 0);
  return { ...request, columns: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, thin(column)])), observed: thin(observed), roots: roots && thin(roots) };
};
