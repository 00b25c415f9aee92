import { defineConfig } from "vitest/config";
import { findBrowser } from "./tooling/workspace/src/index.js";
import { fromSource, journeys, reporters, tests } from "./vitest.shared.js";

const executablePath = findBrowser("the slow journeys through the demo are left out");

/** The long suites (`*.slow.test.ts`, and the journeys named `slow`), which `npm test` leaves out. */
export default defineConfig({
  test: {
    reporters: reporters("slow"),
    projects: [
      { ...fromSource("server"), test: { name: "slow", include: tests("slow"), testTimeout: 600_000, hookTimeout: 600_000 } },
      ...(executablePath ? [journeys(true)] : []),
    ],
  },
});
