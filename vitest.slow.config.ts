import { defineConfig } from "vitest/config";
import { fromSource, reporters, tests } from "./vitest.shared.js";

/** The long suites (`*.slow.test.ts`), which `npm test` leaves out. */
export default defineConfig({
  ...fromSource("server"),
  test: { name: "slow", reporters: reporters("slow"), include: tests("slow"), passWithNoTests: true, testTimeout: 600_000 },
});
