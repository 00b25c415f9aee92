import { spawn } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
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

/** What a process of the command line printed, or undefined where it was killed after so many milliseconds. */
const ran = async (argv: readonly string[], killedAfter?: number): Promise<object | undefined> => {
  const child = spawn(process.execPath, [join(folder, "dist/main.js"), "fit", fixture("decay.csv"), ...argv, "--json"], { stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  const exit = new Promise((resolve) => child.once("close", resolve));
  const end = await Promise.race([exit, killedAfter === undefined ? new Promise(() => undefined) : wait(killedAfter).then(() => "late")]);
  if (end === "late") child.kill("SIGKILL");
  await exit;
  return end === "late" ? undefined : { ...(JSON.parse(out) as object), seconds: 0 };
};

/** Milliseconds between 2500 and 4500, in an order that tells nothing. */
const lifeOf = (k: number): number => 2500 + ((k * 7919) % 2000);

describe("gradkit fit", () => {
  it.each([
    ["a long search with profiles", ["--model", "a*exp(-b*t) + c*exp(-d*t)", "--multistart", "3000", "--ci", "profile"]],
    ["a robust one by a method", ["--model", "a*exp(-b*t) + c", "--multistart", "1000", "--loss", "tukey", "--ci", "profile", "--method", "lm"]],
  ])("%s that is killed at any time, and begun again, ends with the same bits", async (title, argv) => {
    const whole = await ran([...argv, "--workers", "0"]);
    const file = join(folder, `${title.replaceAll(" ", "-")}.fit`);
    let found: object | undefined;
    let kills = 0;
    // Each time with another number of workers, and with none of them.
    for (; !found && kills < 60; kills += found ? 0 : 1) found = await ran([...argv, "--checkpoint", file, "--workers", String(kills % 4)], lifeOf(kills));
    expect(kills).toBeGreaterThan(2);
    expect(existsSync(file)).toBe(true);
    expect(found).toEqual(whole);
  });

  it("has the same bits by any number of workers", async () => {
    const argv = ["--model", "a*exp(-b*t) + c*exp(-d*t)", "--multistart", "60", "--ci", "profile"];
    const [whole, ...others] = await Promise.all(["0", "1", "2", "4"].map((workers) => ran([...argv, "--workers", workers])));
    for (const other of others) expect(other).toEqual(whole);
  });
});
