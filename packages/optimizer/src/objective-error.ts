import { isGradkitError } from "@gradkit/shapes";
import { error } from "./errors.js";

/** What an objective threw at the start, as an error with a code, whose cause it is; one that has a code stays as it is. */
export const objectiveError = (call: string, e: unknown): Error =>
  isGradkitError(e) ? e : Object.assign(error("optimizer/objective-threw", { call, message: e instanceof Error ? e.message : String(e) }), { cause: e });
