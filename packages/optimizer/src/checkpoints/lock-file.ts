import type * as FileSystem from "node:fs/promises";
import type * as System from "node:os";
import { laterError } from "../later-errors.js";

/** Milliseconds between two signs of life, after which without one a lock is nobody's, and to see whether somebody else took it over at the same time. */
const beat = 5000;
const forgotten = 30_000;
const moment = 50;

/**
 * Makes a file that others must not have made, and keeps it until what it gives is called. One whose process is gone, or that nobody has touched for half a minute, is taken over.
 *
 * @throws optimizer/checkpoint-locked
 */
export const lockFile = async (path: string, place: string, files: Pick<typeof FileSystem, "open" | "readFile" | "rm" | "stat" | "utimes">): Promise<() => Promise<void>> => {
  const { process } = globalThis as unknown as { process: { pid: number; kill: (pid: number, signal: 0) => void; getBuiltinModule: (name: string) => unknown } };
  const host = (process.getBuiltinModule("node:os") as typeof System).hostname();
  const mine = JSON.stringify({ host, pid: process.pid, id: crypto.randomUUID() });
  const locked = (): Error => laterError("optimizer/checkpoint-locked", { place });

  const made = async (): Promise<boolean> => {
    try {
      const file = await files.open(path, "wx");
      await file.writeFile(mine);
      await file.close();
      return true;
    } catch (e) {
      if ((e as { code?: string }).code === "EEXIST") return false;
      throw e;
    }
  };
  const isGone = ({ host: where, pid }: { readonly host?: string; readonly pid?: number }): boolean => {
    if (where !== host || pid === undefined) return false;
    try {
      process.kill(pid, 0);
      return false;
    } catch (e) {
      return (e as { code?: string }).code === "ESRCH";
    }
  };
  const isForgotten = async (): Promise<boolean> => {
    try {
      const { mtimeMs } = await files.stat(path);
      return Date.now() - mtimeMs > forgotten || isGone(JSON.parse(await files.readFile(path, "utf8")) as object);
    } catch {
      return false;   // just removed, or just being written: somebody is there
    }
  };

  const isMine = async (): Promise<boolean> => (await files.readFile(path, "utf8").catch(() => "")) === mine;

  if (!(await made())) {
    if (!(await isForgotten())) throw locked();
    await files.rm(path, { force: true });
    if (!(await made())) throw locked();
    await new Promise((resolve) => setTimeout(resolve, moment));
    if (!(await isMine())) throw locked();
  }
  const timer = setInterval(() => void files.utimes(path, new Date(), new Date()).catch(() => undefined), beat) as ReturnType<typeof setInterval> & { unref: () => void };
  timer.unref();
  return async () => {
    clearInterval(timer);
    if (await isMine()) await files.rm(path, { force: true });
  };
};
