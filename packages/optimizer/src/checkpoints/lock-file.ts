import type * as FileSystem from "node:fs/promises";
import type * as System from "node:os";
import { laterError } from "../later-errors.js";

/** Milliseconds between two signs of life, after which without one a lock is nobody's. */
const beat = 5000;
const forgotten = 30_000;

/** What a lock says of itself. */
interface Found {
  readonly id: string;
  /** Whether whoever made it is gone, or has given no sign of life for long. */
  readonly isNobodys: boolean;
}

/**
 * Makes a file that others must not have made, and keeps it until what it gives is called. One whose process is gone, or that nobody has touched for half a minute, is taken over.
 *
 * Whoever takes over the lock of an id makes `<path>.<id>`, which one alone can, and renames it to `path`; whoever dies between the two is succeeded in the same way. Whoever gives a lock back makes
 * its successor too, so that nobody takes it over meanwhile. An id is never used again: as long as `path` has it, nobody else has made its successor and taken it away.
 *
 * @throws optimizer/checkpoint-locked
 */
export const lockFile = async (path: string, place: string, files: Pick<typeof FileSystem, "open" | "rename" | "rm" | "stat" | "utimes">): Promise<() => Promise<void>> => {
  const { process } = globalThis as unknown as { process: { pid: number; kill: (pid: number, signal: 0) => void; getBuiltinModule: (name: string) => unknown } };
  const host = (process.getBuiltinModule("node:os") as typeof System).hostname();
  const mine = crypto.randomUUID();
  const successorOf = (id: string): string => `${path}.${id}`;

  const made = async (name: string, id: string): Promise<boolean> => {
    try {
      const file = await files.open(name, "wx");
      await file.writeFile(JSON.stringify({ host, pid: process.pid, id })).finally(async () => file.close());
      return true;
    } catch (e) {
      if ((e as { code?: string }).code === "EEXIST") return false;
      throw e;
    }
  };
  const isGone = (where: unknown, pid: unknown): boolean => {
    if (where !== host || typeof pid !== "number") return false;
    try {
      process.kill(pid, 0);
      return false;
    } catch (e) {
      return (e as { code?: string }).code === "ESRCH";
    }
  };
  /** Undefined where there is none: just removed, somebody is there. What is read and its time are of one file, whatever is renamed meanwhile. */
  const look = async (name: string): Promise<Found | undefined> => {
    const file = await files.open(name, "r").catch(() => undefined);
    if (!file) return undefined;
    try {
      const { ino, mtimeMs } = await file.stat();
      const { host: where, pid, id } = said(await file.readFile("utf8"));
      // One that was left before anything was written has none: it is known by its place and time.
      return { id: typeof id === "string" && /^[\w-]+$/.test(id) ? id : `${ino}-${mtimeMs}`, isNobodys: Date.now() - mtimeMs > forgotten || isGone(where, pid) };
    } finally {
      await file.close();
    }
  };
  /** Not once somebody has begun to take it over. In this order, since a successor that is there no more stands at `path`. */
  const isMine = async (): Promise<boolean> => !(await files.stat(successorOf(mine)).catch(() => undefined)) && (await look(path))?.id === mine;

  /** Whether it was still there: where its maker was forgotten, others have removed it. */
  const moved = async (name: string): Promise<boolean> => {
    try {
      await files.rename(name, path);
      return true;
    } catch (e) {
      if ((e as { code?: string }).code === "ENOENT") return false;
      throw e;
    }
  };

  const taken = async (): Promise<boolean> => {
    if (await made(path, mine)) return isMine();
    const first = await look(path);
    const passed: string[] = [];
    for (let last = first; last?.isNobodys; last = await look(passed.at(-1)!)) {
      const next = successorOf(last.id);
      if (passed.includes(next)) return false;
      if (!(await made(next, mine))) {
        passed.push(next);
        continue;
      }
      const isStill = (await look(path))?.id === first!.id;
      if (!isStill) await files.rm(next, { force: true });
      if (!isStill || !(await moved(next))) return false;
      for (const name of passed) await files.rm(name, { force: true });
      return isMine();
    }
    return false;
  };

  if (!(await taken())) throw laterError("optimizer/checkpoint-locked", { place });
  const touch = async (): Promise<void> => {
    if (await isMine()) await files.utimes(path, new Date(), new Date());
  };
  const timer = setInterval(() => void touch().catch(() => undefined), beat) as ReturnType<typeof setInterval> & { unref: () => void };
  timer.unref();
  return async () => {
    clearInterval(timer);
    const end = successorOf(mine);
    if (!(await made(end, crypto.randomUUID()))) return;   // taken over
    if ((await look(path))?.id === mine) await files.rm(path, { force: true });
    await files.rm(end, { force: true });
  };
};

const said = (text: string): { readonly host?: unknown; readonly pid?: unknown; readonly id?: unknown } => {
  try {
    return (JSON.parse(text) ?? {}) as object;
  } catch {
    return {};   // just being written, or damaged
  }
};
