import { spawnSync } from "node:child_process";
import * as files from "node:fs/promises";
import { mkdtempSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isGradkitError } from "@gradkit/shapes";
import { describe, expect, it } from "vitest";
import { lockFile } from "../../src/checkpoints/lock-file.js";
import { stalled } from "./stalled.js";

type Release = () => Promise<void>;
/** More calls than a lock makes. */
const steps = Array.from({ length: 26 }, (_, k) => k);
const { pid: goneProcess } = spawnSync(process.execPath, ["-e", "0"]);

const taken = async (path: string, by: typeof files = files): Promise<Release | undefined> =>
  lockFile(path, "here", by).catch((e: unknown) => (isGradkitError(e, "optimizer/checkpoint-locked") ? undefined : Promise.reject(e)));
const path = (): string => join(mkdtempSync(join(tmpdir(), "gradkit-lock-")), "lock");
const left = (lock: string): string[] => readdirSync(dirname(lock));
/** As if half a minute had gone by without a sign of life. */
const forgotten = (lock: string): void => { for (const name of left(lock)) utimesSync(join(dirname(lock), name), 1, 1); };

const stale = {
  "of a process that is gone": (lock: string) => writeFileSync(lock, JSON.stringify({ host: hostname(), pid: goneProcess, id: "first" })),
  "left before anything was written": (lock: string) => { writeFileSync(lock, ""); forgotten(lock); },
  "that was being taken over when its next one died too": (lock: string) => {
    writeFileSync(lock, JSON.stringify({ host: hostname(), pid: goneProcess, id: "first" }));
    writeFileSync(`${lock}.first`, JSON.stringify({ host: hostname(), pid: goneProcess, id: "second" }));
  },
};
/** What others do while one stands still: how many of them hold it afterwards. */
const meanwhile = {
  "another one takes it": async (lock: string) => [await taken(lock)],
  "another one takes it and gives it back": async (lock: string) => { await (await taken(lock))?.(); return []; },
  "another one takes it and gives it back, and a third takes it": async (lock: string) => { await (await taken(lock))?.(); return [await taken(lock)]; },
};
const cases = Object.entries(stale).flatMap(([which, leave]) => Object.entries(meanwhile).map(([what, others]) => ({ which, what, leave, others })));

describe("lockFile(path)", () => {
  it.each(cases)("is held by one at most where one who takes over a lock $which stands still at any step while $what", async ({ leave, others }) => {
    const holders = await Promise.all(steps.map(async (step) => {
      const lock = path();
      leave(lock);
      const slow = stalled(step);
      const first = taken(lock, slow.files);
      await Promise.race([slow.reached, first]);
      const held = await others(lock);
      slow.goOn();
      const releases = [await first, ...held].filter((release) => release !== undefined);
      for (const release of releases) await release();
      return { holders: releases.length, left: left(lock) };
    }));
    expect(Math.max(...holders.map((each) => each.holders))).toBe(1);
    expect(holders.flatMap((each) => each.left)).toEqual([]);
  });

  it.each(Object.entries(stale))("%s is had by the next one, and by one alone, wherever who took it over stood still for good", async (_, leave) => {
    for (const step of steps) {
      const lock = path();
      leave(lock);
      const slow = stalled(step);
      const first = taken(lock, slow.files);
      await Promise.race([slow.reached, first]);
      forgotten(lock);
      const next = (await Promise.all([taken(lock), taken(lock)])).filter((release) => release !== undefined);
      expect([step, next.length, await taken(lock)]).toEqual([step, 1, undefined]);
      await next[0]!();
      const last = await taken(lock);
      slow.goOn();
      await (await first)?.();
      expect([step, last !== undefined, await taken(lock)]).toEqual([step, true, undefined]);
      await last!();
    }
  });

  it("stays that of who took it over from one who was forgotten, and gives it back too late", async () => {
    const lock = path();
    const late = (await taken(lock))!;
    forgotten(lock);
    const next = (await taken(lock))!;
    await late();
    expect(await taken(lock)).toBe(undefined);
    await next();
    expect(left(lock)).toEqual([]);
  });
});
