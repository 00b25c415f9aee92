import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "@repo/workspace";
import { afterAll, describe, expect, it } from "vitest";
import { runInBrowser } from "../src/browser.js";

const executablePath = findBrowser("bundles are not run");
const folder = mkdtempSync(join(tmpdir(), "browser-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function runPage(program: string): Promise<number> {
  mkdirSync(join(folder, "dist"), { recursive: true });
  writeFileSync(join(folder, "dist/index.html"), '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/program.js"></script>');
  writeFileSync(join(folder, "dist/program.js"), program);
  return runInBrowser(folder, executablePath!);
}

describe.skipIf(!executablePath)("runInBrowser(folder)", () => {
  it("waits for a program that takes its time", () => expect(runPage("setTimeout(() => { globalThis.smoke = 3; }, 300);")).resolves.toBe(3));
  it("fails where the program evaluates text, which the policy refuses", () => expect(runPage("new Function('return 1')(); globalThis.smoke = 1;")).rejects.toThrow("unsafe-eval"));
});
