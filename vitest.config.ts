import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { doctest } from "./tooling/doctest/src/index.js";
import { browserArgs, bundled, findBrowser, members, sourceEntries } from "./tooling/workspace/src/index.js";
import { fromSource, journeys, patience, reporters, tests } from "./vitest.shared.js";

const executablePath = findBrowser("the *.any.test.ts and *.browser.test.ts run in Node alone, or not at all");

const browser = executablePath && {
  ...fromSource("client"),
  plugins: [bundled()],
  server: { headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" } },   // for shared memory
  test: {
    name: "browser",
    isolate: false,
    testTimeout: patience,
    hookTimeout: patience,
    include: tests("{any,browser}"),
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      instances: [{ browser: "chromium" as const }],
      provider: playwright({ launchOptions: { executablePath, args: [...browserArgs, "--js-flags=--expose-gc"] } }),
    },
  },
};

export default defineConfig({
  test: {
    reporters: reporters("unit"),
    maxWorkers: 2,   // beside the browser, which is done first; by default two processors have one
    coverage: { provider: "v8", include: ["packages/*/src/**"] },
    projects: [
      {
        ...fromSource("server"),
        test: { name: "node", isolate: false, testTimeout: patience, hookTimeout: patience, include: tests(), exclude: tests("{alone,browser,e2e,slow}") },
      },
      {
        ...fromSource("server"),
        test: { name: "alone", testTimeout: patience, hookTimeout: patience, include: tests("alone") },
      },
      {
        ...fromSource("server"),
        plugins: [doctest(sourceEntries(members(["packages"])))],
        test: { name: "doctest", testTimeout: patience, hookTimeout: patience, include: ["README.md", "packages/*/README.md"] },
      },
      ...(browser ? [browser] : []),
      ...(executablePath ? [journeys(false)] : []),
    ],
  },
});
