import { GradkitError, isGradkitError } from "@gradkit/shapes";
import type { SentError } from "./task.js";

/** An error as data. */
export const sentError = (e: unknown): SentError => {
  const { message, cause } = e instanceof Error ? e : new Error(String(e));
  const why = cause instanceof Error ? ` (${cause.name})` : "";
  return isGradkitError(e) ? { code: e.code, data: e.data, message } : { code: undefined, data: undefined, message: message + why };
};

/** The error again. */
export const revived = ({ code, data, message }: SentError): Error => (code === undefined ? new Error(message) : new GradkitError(code, data, message));
