import { open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Executor, RunState } from "@gradkit/optimizer";
import { fromExactText, toExactText } from "../exact-text.js";
import { pack } from "../task/packed.js";
import { cut, heading, readJournal } from "./read-journal.js";

/**
 * An executor that writes down how each task ended, in a file to which lines are added and brought to the disk before the task counts as done, and that does no task again that stands
 * there: a sweep whose process was killed goes on where it was. What was cancelled or failed is not written down.
 *
 * @param path      the file, which is made where there is none; only sweeps of the same tasks can use it again
 * @throws cluster/journal  where the file is something else; when the first task is executed
 * @example
 * journaled("sweep.journal", cluster({ connection: "redis://localhost", size: 8 })).size // => 8
 */
export const journaled = <E extends Executor>(path: string, executor: E): E => {
  let reading: ReturnType<typeof readJournal> | undefined;
  let lines: string[] = [];
  let writing: Promise<void> | undefined;

  /** Writes all lines that have come together while the ones before were written. */
  const flush = async (): Promise<void> => {
    const { headed } = await (reading ??= readJournal(path));
    const last = await lastByte(path);
    const text = lines.join("");
    lines = [];
    await synced(path, "a", last === undefined ? heading + text : last === newline ? text : `${cut}${headed ? "" : heading}${text}`);
    if (last === undefined) await synced(dirname(path), "r");
  };
  const write = (line: string): Promise<void> => {
    lines.push(line);
    if (!writing || lines.length === 1) writing = (writing ?? Promise.resolve()).catch(() => undefined).then(flush);
    return writing;
  };

  const execute: Executor["execute"] = async (task, watch) => {
    const { done } = await (reading ??= readJournal(path));
    const { id } = pack(task);
    const text = await done(id);
    if (text !== undefined) return fromExactText(text) as RunState;
    const run = await executor.execute(task, watch);
    if (run.end !== "cancelled") await write(`{"id":"${id}","run":${toExactText(run)}}\n`);
    return run;
  };
  return { ...executor, execute };
};

const newline = 10;

/** The last byte of a file; undefined where there is none. */
const lastByte = async (path: string): Promise<number | undefined> => {
  const file = await open(path, "r").catch(() => undefined);
  try {
    const { size } = (await file?.stat()) ?? { size: 0 };
    return size === 0 ? undefined : (await file!.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0];
  } finally {
    await file?.close();
  }
};

const synced = async (path: string, flags: string, text?: string): Promise<void> => {
  const file = await open(path, flags);
  try {
    if (text !== undefined) await file.appendFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};
