import { spawn } from "node:child_process";
import { describe, expect, inject } from "vitest";
import { it } from "./journey.js";

const main = `${import.meta.dirname}/../../dist/start.js`;

/** What the main job prints until it ends, or until it has said what is waited for. */
const run = (args: readonly string[], until?: RegExp): Promise<{ readonly code: number | null; readonly said: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args]);
    let said = "";
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      if (until?.test(said)) child.kill();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    child.on("close", (code) => resolve({ code, said }));
  });

describe("npm start", () => {
  it("prints both certified problems with the digits that agree, and ends where it shall not serve", async () => {
    const { code, said } = await run(["--no-serve"]);
    expect(code).toBe(0);
    const digits = [...said.matchAll(/^ {2}b\d.* (\d+\.\d)$/gm)].map(([, agree]) => Number(agree));
    expect([said.match(/^(Thurber|MGH17) \(NIST/gm)?.length, digits.length]).toEqual([2, 12]);
    expect(Math.min(...digits)).toBeGreaterThan(6);
  });

  it("serves on the next port where the port is taken", async () => {
    const { port } = new URL(inject("site"));
    const { said } = await run(["--port", port], /http:\S+ /);
    expect(Number(new URL(/http:\S+/.exec(said)![0]).port)).toBeGreaterThan(Number(port));
  });
});
