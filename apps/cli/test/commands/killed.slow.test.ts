import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { fixture } from "../captured.js";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "gradkit-killed-"));
  const source = join(import.meta.dirname, "../../src");
  await build({
    entryPoints: ["main.ts", "fit-worker.ts"].map((name) => join(source, name)), outdir: join(folder, "dist"), outExtension: { ".js": ".js" },
    bundle: true, splitting: true, format: "esm", platform: "node", conditions: ["@gradkit/source"], external: ["@gradkit/cluster"], logLevel: "error",
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
});

/** What a process of the command line printed, or undefined where it was killed. */
const ran = async (argv: readonly string[], killed: Promise<unknown> = new Promise(() => undefined)): Promise<object | undefined> => {
  const child = spawn(process.execPath, [join(folder, "dist/main.js"), "fit", fixture("decay.csv"), ...argv, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  const exit = new Promise<"exit">((resolve) => child.once("close", () => resolve("exit")));
  const end = await Promise.race([exit, killed.then(() => "killed" as const)]);
  if (end === "killed") child.kill("SIGKILL");
  await exit;
  return end === "killed" ? undefined : { ...(JSON.parse(out) as object), seconds: 0 };
};

/** When a file was written last. */
const writtenAt = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);

/** Settles some time after a file was written anew, up to 1.5 s in an order that tells nothing; every third time it does not wait for that. */
const someTime = async (file: string, k: number): Promise<void> => {
  const before = writtenAt(file);
  if (k % 3 !== 2) while (writtenAt(file) === before) await wait(50);
  await wait((k * 7919) % 1500);
};

describe("gradkit fit", () => {
  it.each([
    ["a long search with profiles", ["--model", "a*exp(-b*t) + c*exp(-d*t)", "--multistart", "6000", "--ci", "profile"]],
    ["a robust one by a method", ["--model", "a*exp(-b*t) + c", "--multistart", "8000", "--loss", "tukey", "--ci", "profile", "--method", "lm"]],
  ])("%s that is killed at any time, and begun again, ends with the same bits", async (title, argv) => {
    const whole = await ran([...argv, "--workers", "0"]);
    const file = join(folder, `${title.replaceAll(" ", "-")}.fit`);
    // Each time with another number of workers, and with none of them.
    const lives = Array.from({ length: 9 }, (_, k) => () => ran([...argv, "--checkpoint", file, "--workers", String(k % 4)], someTime(file, k)));
    const ends: (object | undefined)[] = [];
    for (const life of lives) if (!ends.at(-1)) ends.push(await life());
    expect(ends.filter((end) => end === undefined).length).toBeGreaterThan(1);
    const found = ends.at(-1) ?? (await ran([...argv, "--checkpoint", file]));
    expect(existsSync(file)).toBe(true);
    expect(found).toEqual(whole);
  });

  it("has the same bits by any number of workers", async () => {
    const argv = ["--model", "a*exp(-b*t) + c*exp(-d*t)", "--multistart", "60", "--ci", "profile"];
    const [whole, ...others] = await Promise.all(["0", "1", "2", "4"].map((workers) => ran([...argv, "--workers", workers])));
    for (const other of others) expect(other).toEqual(whole);
  });
});
