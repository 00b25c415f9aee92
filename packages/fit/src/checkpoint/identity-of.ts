import { fingerprint } from "@gradkit/autodiff/backend";
import type { Request } from "../request/request.js";

/** What a checkpoint belongs to, part by part: short ones as they are, and sums of the others, after a mark. */
export type Identity = Readonly<Record<string, string>>;

/** Raised by every change of what a fit does on its way, after which its bits would be others. */
const version = "1";
const mark = "#";

const sumOf = (data: unknown): string => mark + fingerprint(data);

export const identityOf = ({ source, text, columns, observed, roots, omitted, absoluteSigma, start, fixed, bounds, loss, method, multistart, seed, level, profile, stop }: Request): Identity => ({
  version,
  formula: source.kind === "formula" ? `${text.split("=")[0]!.trim()} = ${source.formula}` : sumOf(source),
  ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [`data of ${name}`, sumOf(column)])),
  "data of the response": sumOf(observed),
  weights: roots ? sumOf(roots) : "none",
  "rows left out": sumOf(omitted),
  absoluteSigma: String(absoluteSigma),
  start: named(start),
  fixed: named(fixed),
  bounds: named(bounds),
  loss: loss ? `${loss.name}${loss.scale === undefined ? "" : ` of scale ${loss.scale}`}` : "none",
  method,
  multistart: String(multistart ?? "as it takes"),
  seed: String(seed),
  level: String(level),
  profile: String(profile),
  "stop.evaluations": String(stop.evaluations ?? "as usual"),
});

const named = (values: Readonly<Record<string, number | readonly number[]>>): string =>
  Object.entries(values).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name} = ${Array.isArray(value) ? value.join("..") : String(value)}`).join(", ") || "none";

/** A part that two identities have not in common; of a sum there is nothing to be told. */
export interface Difference {
  readonly what: string;
  readonly was?: string;
  readonly is?: string;
}

export const differencesOf = (was: Identity, is: Identity): readonly Difference[] =>
  [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((what): readonly Difference[] => {
    const [before, now] = [was[what] ?? "none", is[what] ?? "none"];
    if (before === now) return [];
    return [before.startsWith(mark) || now.startsWith(mark) ? { what } : { what, was: before, is: now }];
  });
