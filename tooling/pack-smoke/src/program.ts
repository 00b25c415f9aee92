import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transform } from "esbuild";
import { code, edited, instrument, markdownExamples } from "@repo/doctest";

/** The first `ts` block of a README: as it stands, as a module that also compares the results shown, and how many those are. */
export interface Program {
  readonly typescript: string;
  readonly module: string;
  readonly shown: number;
}

const head = 'import { check as $check, throws as $throws, near as $near, cut as $cut, more as $more, compared as $compared } from "./runtime.js";';

export async function program(readme: string): Promise<Program | undefined> {
  const [first] = markdownExamples(readme);
  if (!first) return undefined;
  const typescript = code(first);
  const { checks, shown } = instrument(typescript);
  const { code: module } = await transform(`${head}\n${edited(typescript, checks)}\nglobalThis.smoke = $compared.results;\n`, { loader: "ts" });
  return { typescript, module, shown };
}

/** The module that `./runtime.js` of a program is. */
export async function runtime(): Promise<string> {
  const { code: module } = await transform(readFileSync(fileURLToPath(import.meta.resolve("@repo/doctest/runtime")), "utf8"), { loader: "ts" });
  return module;
}
