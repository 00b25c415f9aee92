import { describe, expect, it } from "vitest";
import { commands } from "../src/commands.js";
import { version } from "../src/version.js";
import { captured, fixture, wordsOf } from "./captured.js";

const names = Object.keys(commands);

/** Examples name files of their readers: here those of the tests. */
const located = (word: string): string => word.replaceAll(/\b(?:loss\.mjs|energy\.mjs|decay\.csv|data\.csv)/g, (file) => fixture(file)).replaceAll(/\bfit\.svg$/g, "/dev/null");

describe("gradkit", () => {
  it("has these commands", () => {
    expect(names).toEqual(["fit", "minimize", "grad", "jacobian", "hessian", "taylor", "matgrad", "shape", "check", "sweep", "worker"]);
  });

  it.each([[[]], [["--help"]], [["-h"]], [["help"]]])("%j lists the commands", async (argv) => {
    const { code, out, err } = await captured(argv);
    expect([code, err]).toEqual([0, ""]);
    expect(names.filter((name) => !out.includes(`\n  ${name.padEnd(8)}`))).toEqual([]);
    expect(out.split("\n").length).toBeLessThanOrEqual(25);
  });

  it.each([["--version"], ["-v"]])("%s prints the version", async (flag) => {
    expect(await captured([flag])).toEqual({ code: 0, out: `${version()}\n`, err: "" });
    expect(version()).toMatch(/^\d+\.\d+\.\d+/);
  });

  it.each(names)("help %s is the page of --help", async (name) => {
    expect(await captured(["help", name])).toEqual(await captured([name, "--help"]));
  });
});

describe("the help of every command", () => {
  it.each(names)("%s is one screen with three examples", async (name) => {
    const { out } = await captured([name, "--help"]);
    const lines = out.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(name === "fit" ? 40 : 25);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.slice(-3).every((line) => line.startsWith(`  gradkit ${name}`))).toBe(true);
  });

  // Those of sweep and worker need Redis; all certified problems are fitted in test/installed.ts.
  const examples = names.filter((name) => !["sweep", "worker"].includes(name)).flatMap((name) => (name === "fit" ? [0, 1] : [0, 1, 2]).map((k) => [name, k] as const));

  it.each(examples)("the example of %s, number %i, works", async (name, k) => {
    const { command } = await commands[name]!.load();
    const [first, ...words] = wordsOf(located(command.examples[k]!));
    const { code, out, err } = await captured([first!, ...words]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).not.toBe("");
  });
});

describe("colours", () => {
  const escape = "\u001B[";

  it.each([
    ["a terminal has them", { isTerminal: true, env: {} }, true],
    ["a pipe has none", { isTerminal: false, env: {} }, false],
    ["NO_COLOR takes them away", { isTerminal: true, env: { NO_COLOR: "1" } }, false],
    ["FORCE_COLOR brings them", { isTerminal: false, env: { FORCE_COLOR: "1" } }, true],
    ["a dumb terminal has none", { isTerminal: true, env: { TERM: "dumb" } }, false],
  ])("%s", async (_, surroundings, has) => {
    expect((await captured(["grad", "--help"], surroundings)).out.includes(escape)).toBe(has);
    expect((await captured(["gard"], surroundings)).err.includes(escape)).toBe(has);
  });

  it("--color comes before the environment", async () => {
    expect((await captured(["grad", "--help", "--color", "always"], { env: { NO_COLOR: "1" } })).out).toContain(escape);
    expect((await captured(["grad", "--help", "--color=never"], { isTerminal: true, env: { FORCE_COLOR: "1" } })).out).not.toContain(escape);
  });
});
