import { error } from "./errors.js";

/** Options as they are, once they are an object with these names alone: a bare number, or a name that is not among them, would silently change nothing. */
export const checkOptions = <O extends object>(call: string, options: O | undefined, names: readonly (keyof O & string)[]): O | undefined => {
  if (options === undefined) return undefined;
  if (typeof options !== "object" || options === null || Array.isArray(options)) throw error("autodiff/options", { call, names, got: JSON.stringify(options) ?? typeof options, isBare: true });
  const odd = Object.keys(options).find((name) => !(names as readonly string[]).includes(name));
  if (odd !== undefined) throw error("autodiff/options", { call, names, got: odd, isBare: false });
  return options;
};
