import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How many lines the sources of a package have, and which of them are long. */
export interface Lengths {
  readonly files: number;
  readonly lines: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
  readonly long: readonly string[];
}

const longest = 400;
const quantile = (sorted: readonly number[], q: number): number => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? 0;

export function lengths(dir: string): Lengths {
  const src = join(dir, "src");
  const names = existsSync(src) ? readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts")) : [];
  const files = names.map((file) => ({ file, lines: readFileSync(join(src, file), "utf8").trimEnd().split("\n").length }));
  const sorted = files.map(({ lines }) => lines).toSorted((a, b) => a - b);
  return {
    files: files.length,
    lines: sorted.reduce((sum, lines) => sum + lines, 0),
    median: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    max: sorted.at(-1) ?? 0,
    long: files.filter(({ lines }) => lines > longest).map(({ file, lines }) => `src/${file} (${lines})`).toSorted(),
  };
}
