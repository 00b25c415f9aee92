import { readFileSync } from "node:fs";

/** The version of this package, which stands beside its code when built and in source. */
export const version = (): string => (JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string }).version;
