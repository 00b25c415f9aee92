import { accessSync, constants, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { error } from "../errors.js";

/** The best parameters of a fit so far, and of which. */
interface Checkpoint {
  readonly format: "gradkit/fit-checkpoint@1";
  readonly formula: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly sse: number;
}

/** Seconds between two copies. */
const interval = 2;

/** Keeps the best of a fit in a file, which is whole whenever the process is ended; and what an earlier run left there. */
export const checkpointIn = (file: string, formula: string): { readonly start: Readonly<Record<string, number>>; readonly keep: (parameters: Readonly<Record<string, number>>, sse: number, isLast?: boolean) => void } => {
  checkWritable(file);
  let keptAt = -Infinity;
  const found = existsSync(file) ? checkpointOf(file, formula) : undefined;
  return {
    start: found?.parameters ?? {},
    keep: (parameters, sse, isLast = false) => {
      if (!isLast && performance.now() - keptAt < 1000 * interval) return;
      keptAt = performance.now();
      writeFileSync(`${file}.new`, `${JSON.stringify({ format: "gradkit/fit-checkpoint@1", formula, parameters, sse } satisfies Checkpoint)}\n`);
      renameSync(`${file}.new`, file);
    },
  };
};

/** That a file cannot be written is known before the work and not during it. */
const checkWritable = (file: string): void => {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (e) {
    throw error("cli/write", { file, reason: (e as Error).message.split(",")[0]! });
  }
};

const checkpointOf = (file: string, formula: string): Checkpoint => {
  const found = parsed(file);
  if (found?.format !== "gradkit/fit-checkpoint@1") throw error("cli/checkpoint", { file, reason: "it is no checkpoint of a fit" });
  if (found.formula !== formula) throw error("cli/checkpoint", { file, reason: `it is of ${found.formula}, and not of ${formula}` });
  return found;
};

const parsed = (file: string): Checkpoint | undefined => {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Checkpoint;
  } catch {
    return undefined;
  }
};
