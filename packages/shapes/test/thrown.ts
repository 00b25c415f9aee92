import { isGradkitError } from "../src/index.js";

/** Code, data and message of what a call throws; undefined where it throws nothing. */
export const thrown = (call: () => unknown): { code: string; data: unknown; message: string } | undefined => {
  try {
    call();
  } catch (e) {
    if (isGradkitError(e)) return { code: e.code, data: e.data, message: e.message };
    throw e;
  }
  return undefined;
};
