import { readFileSync } from "node:fs";
import { respond } from "../src/respond.js";

/** A function of an eval, its input, and the answer that `golden/generate.py` found with numbers of 60 digits. */
export interface Golden {
  readonly function: string;
  readonly input: unknown;
  readonly output: unknown;
}

export const goldens = (name: string): readonly Golden[] => JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), "utf8")) as Golden[];

/** The places where two answers differ in structure, or by more than 10⁻¹⁰ of the number or of 1. */
export const differences = (expected: unknown, got: unknown, path = "output"): string[] => {
  if (typeof expected === "number") return typeof got === "number" && Math.abs(got - expected) <= 1e-10 * Math.max(1, Math.abs(expected)) ? [] : [`${path}: ${expected}, got ${String(got)}`];
  const [a, b] = [expected, got].map((value) => Object.entries((value ?? {}) as object)) as [[string, unknown][], [string, unknown][]];
  if (a.map(([key]) => key).toSorted().join() !== b.map(([key]) => key).toSorted().join()) return [`${path}: ${a.length} parts, got ${b.length}`];
  const given = new Map(b);
  return a.flatMap(([key, value]) => differences(value, given.get(key), `${path}.${key}`));
};

/** What is wrong with the tool's answer, as it comes out of the protocol. */
export const wrong = (module: string, { function: name, input, output }: Golden): string[] => {
  const response = respond({ id: 1, kind: "evaluate", module, function: name, input });
  return response.success ? differences(output, JSON.parse(JSON.stringify(response.output))) : [response.error!];
};
