import { NDArray } from "@gradkit/shapes";
import { laterError } from "../later-errors.js";
import type { Compile } from "./compiled.js";
import type { Residuals } from "./objective.js";
import { refusals } from "./refusals.js";

/** An objective that a module exports: for what cannot be recorded as a program, and shall be computed in a worker nevertheless. The worker imports it. */
export interface ModuleObjective {
  /** Where the module is, as an absolute URL: `new URL("./objective.js", import.meta.url)`. */
  readonly url: string | URL;
  /** The name under which it exports the objective: a function, a program, a formula or an evaluator. */
  readonly export: string;
}

/** A module's objective as plain data, with what makes it a problem of a vector. */
export interface SentModule {
  readonly url: string;
  readonly export: string;
  readonly start: unknown;
  readonly fixed: readonly string[];
  readonly compile: Compile;
  /** The names of the arrays of data; undefined where it is a single one. */
  readonly columns: readonly string[] | undefined;
}

/**
 * The absolute URL of a module.
 *
 * @throws optimizer/module  where it is none
 */
export const urlOf = (call: string, { url, export: name }: ModuleObjective): string => {
  try {
    return new URL(url).href;
  } catch {
    throw laterError("optimizer/module", { call, url: String(url), name, problem: "is not at an absolute URL. Did you mean new URL(…, import.meta.url)?" });
  }
};

/**
 * What the module exports.
 *
 * @throws optimizer/module  where it cannot be imported, or exports no such thing
 */
export const imported = async (call: string, { url, export: name }: Pick<SentModule, "url" | "export">): Promise<Exclude<Residuals, ModuleObjective>> => {
  const fail = (problem: string, cause?: unknown): Error => Object.assign(laterError("optimizer/module", { call, url, name, problem }), cause === undefined ? {} : { cause });
  const refused = refusals();
  let found: Readonly<Record<string, unknown>>;
  try {
    found = (await import(/* @vite-ignore */ /* webpackIgnore: true */ url)) as typeof found;
  } catch (e) {
    const directive = await refused();
    throw fail(directive ? `is refused by ${directive} of the page's policy` : `could not be imported: ${e instanceof Error ? e.message : String(e)}`, e);
  }
  void refused();
  if (!Object.hasOwn(found, name)) throw fail(`has no such export, but ${Object.keys(found).join(", ") || "none"}`);
  return found[name] as Exclude<Residuals, ModuleObjective>;
};

/** A tree of parameters whose clone is the same tree: arrays of this package become nested ones. */
export const plainTree = (tree: unknown): unknown => {
  if (tree instanceof NDArray) return tree.toNested();
  if (typeof tree !== "object" || tree === null || ArrayBuffer.isView(tree)) return tree;
  if (Array.isArray(tree)) return tree.map(plainTree);
  return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, plainTree(value)]));
};
