import type { Option } from "../command.js";
import type { CommonName } from "./given.js";

export const commonOptions = (formats: readonly string[] = []): Readonly<Record<CommonName, Option>> => ({
  format: { value: ["text", "json", ...formats].join("|"), says: "how results are written" },
  json: { says: "the same as --format json" },
  color: { value: "auto|always|never", says: "colours; NO_COLOR and FORCE_COLOR count too" },
  quiet: { says: "no progress, no notes" },
  help: { says: "this page" },
});
