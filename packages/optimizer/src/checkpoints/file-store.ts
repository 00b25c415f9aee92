import type * as FileSystem from "node:fs/promises";
import type * as Path from "node:path";
import type * as V8 from "node:v8";
import { isGradkitError } from "@gradkit/shapes";
import { laterError } from "../later-errors.js";
import { isWhole } from "../run/checkpoint.js";
import type { Checkpoint } from "../run/run.js";
import type { CheckpointStore } from "./store.js";

/**
 * Checkpoints in a file, in Node: written beside it, brought to the disk, and then renamed, so that a process that is killed at any time leaves a whole file; the one before is kept
 * as `<path>.previous`, and is loaded where the last is damaged. A run keeps it locked while it lasts, by the file `<path>.lock`: that of a process that is gone, or has not touched it for half a minute, is
 * taken over.
 *
 * @throws optimizer/no-files  where there are no files, as in a browser
 * @example
 * typeof fileStore("run.checkpoint").save // => "function"
 */
export const fileStore = (path: string): CheckpointStore => {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const builtin = process?.getBuiltinModule;
  if (!builtin) throw laterError("optimizer/no-files", { path });
  const files = builtin("node:fs/promises") as typeof FileSystem;
  const failed = (cause: unknown): Error => Object.assign(laterError("optimizer/checkpoint-store", { call: "fileStore", place: path, message: cause instanceof Error ? cause.message : String(cause) }), { cause });
  const { serialize, deserialize } = builtin("node:v8") as typeof V8;
  const paths = builtin("node:path") as typeof Path;
  const previous = `${path}.previous`;

  const synced = async (name: string, flags: string, write?: Uint8Array): Promise<void> => {
    const file = await files.open(name, flags);
    try {
      if (write) await file.writeFile(write);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  const read = async (name: string): Promise<Checkpoint | undefined> => {
    try {
      const found: unknown = deserialize(await files.readFile(name));
      return isWhole(found) ? found : undefined;
    } catch {
      return undefined;   // not there, or not to be read: either way no checkpoint
    }
  };
  const save = async (checkpoint: Checkpoint): Promise<void> => {
    const fresh = `${path}.writing`;
    await synced(fresh, "w", serialize(checkpoint));
    await files.rename(path, previous).catch(() => undefined);   // there is none before the second
    await files.rename(fresh, path);
    await synced(paths.dirname(path), "r");
  };

  let saving = Promise.resolve();
  return {
    // One after the other: two at once would write into one file.
    save: (checkpoint) => {
      const saved = saving.then(() => save(checkpoint)).catch((e: unknown) => Promise.reject(failed(e)));
      saving = saved.catch(() => undefined);
      return saved;
    },
    load: async () => (await read(path)) ?? (await read(previous)),
    lock: async () => (await import("./lock-file.js")).lockFile(`${path}.lock`, path, files).catch((e: unknown) => Promise.reject(isGradkitError(e) ? e : failed(e))),
  };
};
