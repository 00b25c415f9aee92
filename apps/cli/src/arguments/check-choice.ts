import { error } from "../errors.js";
import { nearest } from "./nearest.js";

/**
 * Refuses what is none of the known words.
 *
 * @throws cli/choice
 */
export const checkChoice = (option: string, got: string | undefined, known: readonly string[]): void => {
  if (got !== undefined && !known.includes(got)) throw error("cli/choice", { option, got, known, suggestion: nearest(got, known) });
};
