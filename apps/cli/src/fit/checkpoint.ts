import { accessSync, constants, existsSync } from "node:fs";
import { dirname } from "node:path";
import { fileStore, type SavingOptions } from "@gradkit/optimizer";
import { error, reasonOf } from "../errors.js";

/** Seconds between two copies. */
const interval = 2;

/**
 * A file that a fit is kept in while it lasts, and goes on from. What is there and no checkpoint is somebody's, and is not written over.
 *
 * @throws cli/write, cli/checkpoint
 */
export const checkpointIn = async (file: string): Promise<SavingOptions> => {
  checkWritable(file);
  const store = fileStore(file);
  if (existsSync(file) && !(await store.load())) throw error("cli/checkpoint", { file, reason: "it is no checkpoint" });
  return { store, seconds: interval };
};

/** That a file cannot be written is known before the work and not during it. */
const checkWritable = (file: string): void => {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch (e) {
    throw error("cli/write", { file, reason: reasonOf(e) });
  }
};
