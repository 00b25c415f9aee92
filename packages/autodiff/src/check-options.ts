import { error } from "./errors.js";

/** Options as they are, once they are an object with these names alone: a bare number, or a name that is not among them, would silently change nothing. */
export const checkOptions = <O extends object>(call: string, options: O | undefined, names: readonly (keyof O & string)[]): O | undefined => {
  if (options === undefined) return undefined;
  const isBare = typeof options !== "object" || options === null || Array.isArray(options);
  const got = isBare ? (JSON.stringify(options) ?? typeof options) : Object.keys(options).find((name) => !(names as readonly string[]).includes(name));
  if (got !== undefined) throw error("autodiff/options", { call, names, got, isBare });
  return options;
};
