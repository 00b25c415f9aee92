import { variableName } from "@repo/table";
import { error, type Place } from "../errors.js";
import { entriesOf, type Entry } from "./entries.js";
import { nearest } from "./nearest.js";

/** How the value of a piece is read. */
export type Read<T> = (option: string, text: string, place: Place) => T;

/**
 * Values by the names that a formula has: `x=1,y=2`, or `1,2` in their order.
 *
 * @throws cli/list, cli/unknown-name, and what `read` throws
 */
export const assigned = <T>(option: string, sources: readonly string[], names: readonly string[], read: Read<T>): Record<string, T> => {
  const values: Record<string, T> = {};
  for (const [k, entry] of entriesOf(sources).entries()) {
    const name = entry.name === undefined ? names[k] : among(names, entry.name);
    if (name === undefined) throw error("cli/list", { option, rule: `expected at most ${names.length} value${names.length === 1 ? "" : "s"}, one for each of ${names.join(", ") || "no names"}`, got: entry.text, place: entry.at });
    if (!names.includes(name)) throw unknown(option, name, names, entry);
    if (Object.hasOwn(values, name)) throw error("cli/list", { option, rule: "expected each name once", got: `${name} again`, place: entry.at });
    values[name] = read(option, entry.text, entry.textAt);
  }
  return values;
};

/**
 * Names alone, `x,y`, each one of those of the formula.
 *
 * @throws cli/unknown-name
 */
export const named = (option: string, sources: readonly string[], names: readonly string[]): string[] =>
  entriesOf(sources).map((entry) => {
    const name = among(names, entry.text);
    if (!names.includes(name)) throw unknown(option, entry.text, names, entry);
    return name;
  });

/** A name as the formula has it, which calls λ lambda. */
const among = (names: readonly string[], name: string): string => (names.includes(name) ? name : (variableName(name) ?? name));

const unknown = (option: string, name: string, known: readonly string[], { at: place }: Entry) =>
  error("cli/unknown-name", { option, name, known, suggestion: nearest(name, known), place });

/**
 * Values for all names, or an error that says which are missing.
 *
 * @throws cli/missing, and as {@link assigned}
 */
export const assignedAll = <T>(option: string, sources: readonly string[], names: readonly string[], read: Read<T>, sample = "0"): Record<string, T> => {
  const values = assigned(option, sources, names, read);
  const missing = names.filter((name) => !Object.hasOwn(values, name));
  const given = sources.join(",");
  if (missing.length > 0) throw error("cli/missing", { option, missing, given, example: `${option} ${[...(given ? [given] : []), ...missing.map((name) => `${name}=${sample}`)].join(",")}` });
  return values;
};
