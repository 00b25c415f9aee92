import { error } from "../errors.js";

/**
 * A whole number of at least `least`, or the one that holds where the option is not given.
 *
 * @throws cli/list
 */
export const wholeNumber = (option: string, text: string | undefined, unless: number, least = 0): number => {
  if (text === undefined) return unless;
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < least) throw error("cli/list", { option, rule: `expected a whole number from ${least} on`, got: text, place: { source: text, offset: 0 } });
  return value;
};
