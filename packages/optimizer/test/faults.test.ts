import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** What workers, stores and objectives can do to a run, by number. A test of it states the number in its title. */
const faults: Readonly<Record<number, string>> = {
  1: "the objective throws at the start", 2: "the objective throws on the way", 3: "NaN at the start", 4: "NaN at trial points alone", 5: "a gradient that is NaN", 6: "a gradient that is wrong",
  7: "a worker that exits", 8: "an error that nobody caught in a worker", 9: "a rejection that nobody handled in a worker", 10: "a worker out of memory", 11: "an endless evaluation", 12: "a long evaluation",
  13: "a worker that is ended by its host", 14: "cancelling at any time", 15: "cancelling many times at once", 16: "no shared memory", 17: "pauses", 18: "no worker to be had", 19: "no WebAssembly to be had", 20: "a module that is wrong",
  21: "a worker of another version", 22: "functions and host objects as data", 23: "objects of classes as data", 24: "memory that was transferred", 25: "a message that cannot be read", 26: "messages twice, late, in another order",
  27: "a busy page", 28: "a great many short steps", 29: "a listener that throws", 30: "a process that is killed", 31: "a checkpoint that is damaged", 32: "a store that fails", 33: "two runs with one store", 34: "a dead or slow worker of several",
  35: "any number of workers", 36: "a great many workers", 37: "a process that ends", 38: "clocks that jump",
};

/** What cannot be done to a run in one of the two. */
const notInjected: Readonly<Record<string, string>> = {
  "7 in Node by self.close": "there is no such function; process.exit takes its place",
  "9 in Chromium": "a page hears nothing of a worker's rejections, and the worker lives: the test says so",
  "10 in Chromium": "a worker's memory cannot be limited, and its end takes the page with it",
  "18 by a policy, in Chromium": "the page of the unit tests has none: browsers.slow.test.ts has pages that have",
  "19 by a policy, in Chromium": "the same; the unit tests refuse WebAssembly by its functions",
  "30 in Chromium": "a page cannot be killed from within; each transaction of the database is whole or not there",
  "36 and 37 in Chromium": "a page does not tell what it holds, and does not end",
};

const titled = (folder: string): readonly number[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "data" ? [] : titled(path);
    return [...readFileSync(path, "utf8").matchAll(/\(faults? ([\d, ]+)\)/g)].flatMap(([, numbers]) => numbers!.split(",").map(Number));
  });

describe("the faults that a run must survive", () => {
  it("are 38, and each is done to one in a test that states its number", () => {
    const tested = new Set(titled(import.meta.dirname));
    expect(Object.keys(faults).map(Number)).toEqual(Array.from({ length: 38 }, (_, k) => k + 1));
    expect([...tested].toSorted((a, b) => a - b)).toEqual(Object.keys(faults).map(Number));
  });

  it("that cannot be done in one of the two are among them", () => {
    const numbers = Object.keys(notInjected).flatMap((place) => [...place.matchAll(/\d+/g)].map(Number));
    expect(numbers.filter((number) => !(number in faults))).toEqual([]);
    expect(new Set(numbers)).toEqual(new Set([7, 9, 10, 18, 19, 30, 36, 37]));
  });
});
