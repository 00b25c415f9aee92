import { error } from "../errors.js";
import type { Read } from "./assigned.js";
import { numberOf } from "./number.js";

export type Nested = number | Nested[];

/**
 * A number, or an array of them in brackets, [[1, 2], [3, 4]].
 *
 * @throws cli/list
 */
export const arrayOf: Read<Nested> = (option, text, place) => {
  if (!text.startsWith("[")) return numberOf(option, text, place);
  try {
    const value = JSON.parse(text) as unknown;
    if (isNested(value)) return value;
  } catch {
    // not JSON
  }
  throw error("cli/list", { option, rule: "expected an array of numbers such as [1, 2] or [[1, 2], [3, 4]]", got: text, place });
};

const isNested = (value: unknown): value is Nested => typeof value === "number" || (Array.isArray(value) && value.every(isNested));
