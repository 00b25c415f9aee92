import type { Request } from "../request/request.js";
import type { Model } from "../rows/rows.js";
import { vectorOf } from "../rows/vector-of.js";
import type { Problem } from "./problem.js";

/** The problem of a request, with some parameters held at values. */
export const problemOf = ({ columns, observed, roots, bounds, method }: Request, model: Model, fixed: Readonly<Record<string, number>>): Problem => {
  const names = model.parameters.filter((name) => !Object.hasOwn(fixed, name));
  const all = vectorOf(model.parameters, (name) => fixed[name] ?? 0);
  const places = names.map((name) => model.parameters.indexOf(name));
  const bounded = names.some((name) => bounds[name]);
  return {
    names,
    fill: (x) => {
      for (let j = 0; j < places.length; j++) all[places[j]!] = x[j]!;
      return all;
    },
    rows: model.bind(columns, observed.length, names),
    observed,
    roots,
    method,
    bounds: bounded ? { lower: vectorOf(names, (name) => bounds[name]?.[0] ?? -Infinity), upper: vectorOf(names, (name) => bounds[name]?.[1] ?? Infinity) } : undefined,
  };
};
