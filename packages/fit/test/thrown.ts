import { isGradkitError } from "@gradkit/shapes";

/** The code and message of the error that a promise is rejected with. */
export const rejected = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(() => "nothing was thrown", (e: unknown) => (isGradkitError(e) ? `${e.code}: ${e.message}` : String(e)));
