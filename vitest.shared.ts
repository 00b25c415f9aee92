import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultClientConditions, defaultServerConditions } from "vite";

/** What tests write to the folder for temporary files is gone with their run. */
process.env.TMPDIR = mkdtempSync(join(tmpdir(), "gradkit-tests-"));
process.on("exit", () => rmSync(process.env.TMPDIR!, { recursive: true, force: true }));

/** Globs of the test files of a kind (`*.any.test.ts`), or of all. */
export const tests = (kind?: string): string[] =>
  ["packages", "apps", "tooling"].map((group) => `${group}/*/test/**/${kind ? `*.${kind}` : "*"}.test.ts`);

/** Vite options that read the workspace's packages from their sources, so that no test waits for a build. */
export const fromSource = (side: "client" | "server") => {
  const conditions = ["@gradkit/source", ...(side === "client" ? defaultClientConditions : defaultServerConditions)];
  return { resolve: { conditions }, ssr: { resolve: { conditions } } };
};

/** Milliseconds after which a test, or what prepares for it, counts as hung: no test asserts time, and machines are slow at times. */
export const patience = 60_000;

/** To the terminal, and as JSON into the folder `$GRADKIT_REPORTS` where that is set. */
export const reporters = (run: string) => {
  const folder = process.env.GRADKIT_REPORTS;
  return ["default" as const, ...(folder ? [["json", { outputFile: `${folder}/${run}.json` }] as ["json", { outputFile: string }]] : [])];
};

/** Journeys through the built demo, those of `npm test` or the slow ones: one server and one browser for all files, after all other tests, which would disturb them. */
export const journeys = (slow: boolean) => ({
  test: { name: "demo", isolate: false, maxWorkers: 2, sequence: { groupOrder: 1 }, testTimeout: 2 * patience, expect: { poll: { timeout: patience / 2 } }, include: tests("e2e"), globalSetup: "./apps/demo/test/e2e/setup.ts", provide: { slow } },
});
