import { evaluate, isGradkitError, parse } from "@gradkit/scalar";
import { error, type Place } from "../errors.js";

/**
 * A number as one types it: 2, -1e-3, .5, or a formula without variables, pi/2.
 *
 * @throws cli/list
 */
export const numberOf = (option: string, text: string, place: Place): number => {
  const plain = text.trim() === "" ? NaN : Number(text);
  if (Number.isFinite(plain)) return plain;
  try {
    return evaluate(parse(text), {});
  } catch (e) {
    if (!isGradkitError(e)) throw e;
    throw error("cli/list", { option, rule: "expected a number", got: text, place });
  }
};
