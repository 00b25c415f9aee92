import { mkdtempSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const memory = "/dev/shm";
const enough = 1e9;

const isRoomy = (folder: string): boolean => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough;
  } catch {
    return false;
  }
};

/** A new folder to be thrown away, in memory where there is room: npm writes each of thousands of files three times. What is to be executed may not lie there. */
export const scratch = (isExecuted: boolean): string => mkdtempSync(join(!isExecuted && isRoomy(memory) ? memory : tmpdir(), "pack-smoke-"));
