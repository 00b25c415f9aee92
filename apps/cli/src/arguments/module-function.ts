import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as own from "@gradkit/autodiff";
import { isGradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";
import { nearest } from "./nearest.js";

export type AnyFunction = (...args: readonly unknown[]) => unknown;

/** A function of a module, with the autodiff that it is written in. */
export interface ModuleFunction {
  readonly f: AnyFunction;
  readonly autodiff: typeof own;
}

/** Whether an argument names a function of a module, `loss.mjs#name`, rather than being a formula. */
export const isModule = (text: string): boolean => /\.(?:mjs|js|cjs|ts|mts)(?:#|$)/.test(text);

/**
 * The function that `loss.mjs#name` names, the default one without a name.
 *
 * @throws cli/module
 */
export const moduleFunction = async (call: string, text: string): Promise<ModuleFunction> => {
  const [file = "", name = "default"] = text.split("#");
  const path = resolve(file);
  const refuse = (reason: string, suggestion?: string) => error("cli/module", { call, file: text, reason, suggestion });
  const module = await loaded(path, refuse);
  const f = module[name];
  if (typeof f === "function") return { f: careful(f as AnyFunction, refuse), autodiff: await autodiffOf(path) };
  const names = Object.keys(module).filter((key) => typeof module[key] === "function").toSorted();
  throw refuse(`it exports no function ${name}, but ${names.join(", ") || "none"}`, names.length > 0 ? `${file}#${nearest(name, names) ?? names[0]}` : undefined);
};

/** The function, whose own mistakes are told as such. */
const careful =
  (f: AnyFunction, refuse: (reason: string) => Error): AnyFunction =>
  (...args) => {
    try {
      return f(...args);
    } catch (e) {
      throw isGradkitError(e) ? e : refuse(`it threw ${(e as Error)?.name ?? "Error"}: ${(e as Error)?.message ?? e}`);
    }
  };

const loaded = async (path: string, refuse: (reason: string) => Error): Promise<Record<string, unknown>> => {
  try {
    return (await import(pathToFileURL(path).href)) as Record<string, unknown>;
  } catch (e) {
    throw refuse(`got ${(e as Error).message.split("\n")[0]}`);
  }
};

/** The autodiff that a module beside it would import, since a function's tensors belong to one copy of it; where there is none, the function can only be written in tensors' methods, and ours does. */
const autodiffOf = async (path: string): Promise<typeof own> => {
  try {
    return (await import(pathToFileURL(createRequire(path).resolve("@gradkit/autodiff")).href)) as typeof own;
  } catch {
    return own;
  }
};
