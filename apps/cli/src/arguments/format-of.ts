import type { Given } from "./given.js";

/** The format that was asked for. */
export const formatOf = (given: Given<never>): string => (given.has("json") ? "json" : (given.one("format") ?? "text"));
