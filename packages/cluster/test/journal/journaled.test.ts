import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sweep, type Executor, type Task } from "@gradkit/optimizer";
import { inline } from "@gradkit/optimizer/worker";
import { afterAll, describe, expect, it } from "vitest";
import { journaled } from "../../src/index.js";
import { heading } from "../../src/journal/read-journal.js";
import { bits, tasksOf } from "../tasks.js";

const folder = mkdtempSync(join(tmpdir(), "gradkit-journal-"));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const fresh = (): string => join(folder, `journal-${count++}`);
const tasks = tasksOf(12, 20);

/** This thread, counted, up to a number of tasks: then it is as if the process were gone. */
const counted = (most = Infinity): Executor & { readonly done: Task[] } => {
  const done: Task[] = [];
  return { size: 3, done, execute: async (task, watch) => (done.length < most ? (done.push(task), inline().execute(task, watch)) : Promise.reject(new Error("gone"))) };
};
const lines = (path: string): readonly string[] => readFileSync(path, "utf8").trimEnd().split("\n");

describe("journaled(path, executor)", () => {
  it("gives what the executor gives, and does nothing again that it did", async () => {
    const path = fresh();
    const first = counted();
    const expected = bits(await sweep(tasks, inline()));
    expect(bits(await sweep(tasks, journaled(path, first)))).toEqual(expected);
    const second = counted();
    expect(bits(await sweep(tasks, journaled(path, second)))).toEqual(expected);
    expect([first.done.length, second.done.length, lines(path).length]).toEqual([12, 0, 13]);
  });

  it("goes on where a sweep was broken off", async () => {
    const path = fresh();
    await sweep(tasks, journaled(path, counted(5)));
    const rest = counted();
    expect(bits(await sweep(tasks, journaled(path, rest)))).toEqual(bits(await sweep(tasks, inline())));
    expect([rest.done.length, new Set(lines(path)).size]).toEqual([7, 13]);
  });

  it.each([1, 40, 79, 80, 500])("passes over a last line of which only %i bytes were written, and goes on after it", async (bytes) => {
    const path = fresh();
    await sweep(tasks.slice(0, 3), journaled(path, counted()));
    const whole = readFileSync(path);
    const last = whole.lastIndexOf("\n", whole.length - 2) + 1;
    writeFileSync(path, whole.subarray(0, last + bytes));
    const again = counted();
    expect(bits(await sweep(tasks.slice(0, 4), journaled(path, again)))).toEqual(bits(await sweep(tasks.slice(0, 4), inline())));
    const third = counted();
    expect(bits(await sweep(tasks.slice(0, 4), journaled(path, third)))).toEqual(bits(await sweep(tasks.slice(0, 4), inline())));
    expect([again.done.length, third.done.length, lines(path).length]).toEqual([2, 0, 6]);
  });

  it.each([1, 8, 29])("begins again where only %i bytes of its heading were written", async (bytes) => {
    const path = fresh();
    writeFileSync(path, heading.slice(0, bytes));
    await sweep(tasks.slice(0, 2), journaled(path, counted()));
    const again = counted();
    await sweep(tasks.slice(0, 2), journaled(path, again));
    expect([again.done.length, lines(path).length]).toEqual([0, 4]);
  });

  it("goes on after a line that was cut off while it is used, as by a disk that is full for a time, or by another process that is killed", async () => {
    const path = fresh();
    const journal = journaled(path, counted());
    await sweep(tasks.slice(0, 2), journal);
    appendFileSync(path, '{"id":"0123');
    await sweep(tasks.slice(2, 4), journal);
    const again = counted();
    expect(bits(await sweep(tasks, journaled(path, again)))).toEqual(bits(await sweep(tasks, inline())));
    expect(again.done.length).toBe(8);
  });

  it("keeps what another process writes while it is read", async () => {
    const path = fresh();
    await sweep(tasks.slice(0, 1), journaled(path, counted()));
    const [first, second] = [readFileSync(path, "utf8"), fresh()];
    await sweep(tasks.slice(1, 2), journaled(second, counted()));
    // Both begin with a heading, as where two processes make the file at once; the last line is on its way to the disk.
    writeFileSync(path, first + readFileSync(second, "utf8").slice(0, -100));
    await journaled(path, counted()).execute(tasks[0]!);
    appendFileSync(path, readFileSync(second, "utf8").slice(-100));
    const again = counted();
    await sweep(tasks.slice(0, 2), journaled(path, again));
    expect(again.done).toEqual([]);
  });

  it("keeps the executor's size and the rest of it", () => {
    const executor = { ...inline(), size: 7, close: () => 5 };
    expect([journaled(fresh(), executor).size, journaled(fresh(), executor).close()]).toEqual([7, 5]);
  });

  it("does not write down what was cancelled or failed", async () => {
    const path = fresh();
    const odd: Executor = { size: 1, execute: async (task, watch) => (task === tasks[0] ? { ...task.run, end: "cancelled" } : task === tasks[1] ? Promise.reject(new Error("mine")) : inline().execute(task, watch)) };
    await sweep(tasks.slice(0, 3), journaled(path, odd));
    expect(lines(path)).toHaveLength(2);
  });

  it("refuses a file that is no journal, or is damaged before its last line", async () => {
    const [other, short, damaged] = [fresh(), fresh(), fresh()];
    writeFileSync(other, "my thesis\n");
    writeFileSync(short, "my thesis");
    await sweep(tasks.slice(0, 2), journaled(damaged, counted()));
    appendFileSync(damaged, "rubbish\n{}\n");
    const says = async (path: string): Promise<unknown> => bits(await sweep(tasks.slice(0, 1), journaled(path, counted())))[0];
    expect(await says(other)).toBe(`GradkitError: journaled: ${other} must begin as a journal, got my thesis`);
    expect(await says(damaged)).toBe(`GradkitError: journaled: ${damaged} must have an entry in each line, got rubbish`);
    expect(await says(short)).toBe(`GradkitError: journaled: ${short} must begin as a journal, got my thesis`);
    expect([other, short].map((path) => readFileSync(path, "utf8"))).toEqual(["my thesis\n", "my thesis"]);
  });

  it("says so where it cannot write", async () => {
    expect(bits(await sweep(tasks.slice(0, 1), journaled("/nowhere/at/all/journal", counted())))[0]).toMatch("ENOENT");
  });
});
