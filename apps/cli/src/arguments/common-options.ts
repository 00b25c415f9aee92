import type { Option } from "../command.js";
import type { CommonName } from "./given.js";

export const commonOptions = (formats: readonly string[] = []): Readonly<Record<CommonName, Option>> => ({
  format: { value: ["text", "json", ...formats].join("|"), says: "how results are written" },
  json: { beside: "format", says: "the same as --format json" },
  color: { value: "auto|always|never", says: "colours; NO_COLOR and FORCE_COLOR count too" },
  quiet: { beside: "color", says: "no progress, no notes" },
  help: { beside: "color", says: "this page" },
});
