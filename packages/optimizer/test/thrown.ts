import { isGradkitError } from "@gradkit/shapes";

/** The code and message of the error that a call throws. */
export const thrown = (call: () => unknown): string => {
  try {
    call();
  } catch (e) {
    return isGradkitError(e) ? `${e.code}: ${e.message}` : String(e);
  }
  return "nothing was thrown";
};
