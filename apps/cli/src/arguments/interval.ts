import { error } from "../errors.js";
import type { Read } from "./assigned.js";
import { numberOf } from "./number.js";

/**
 * An interval as one types it: 0..1, 0.. or ..1.
 *
 * @throws cli/list
 */
export const intervalOf: Read<readonly [lower: number, upper: number]> = (option, text, place) => {
  const at = text.indexOf("..");
  const [low, high] = [text.slice(0, Math.max(at, 0)), text.slice(at + 2)].map((side) => side.trim()) as [string, string];
  if (at < 0 || low + high === "") throw error("cli/list", { option, rule: "expected an interval such as 0..1, 0.. or ..1", got: text, place });
  const lower = low === "" ? -Infinity : numberOf(option, low, place);
  const upper = high === "" ? Infinity : numberOf(option, high, { ...place, offset: place.offset + at + 2 });
  if (lower > upper) throw error("cli/list", { option, rule: "expected the lower end first", got: text, place });
  return [lower, upper];
};
