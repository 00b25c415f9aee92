import { GradkitError, isGradkitError } from "@gradkit/shapes";
import { lineTexts, type LineOf } from "../errors.js";

/** An error of a fit that tells rows, with a message that tells lines of the file; its code and data stay, and rows in them count from 0. Any other error is as it is. */
export const inLines = (e: unknown, lineOf: LineOf): unknown => {
  if (!isGradkitError(e) || !Object.hasOwn(lineTexts, e.code)) return e;
  return new GradkitError(e.code, e.data, lineTexts[e.code as keyof typeof lineTexts](e.data as never, lineOf));
};
