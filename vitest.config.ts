import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

const source = "@gradkit/source";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions: [source, ...defaultServerConditions] },
        ssr: { resolve: { conditions: [source, ...defaultServerConditions] } },
        test: { name: "node", include: ["packages/*/test/**/*.test.ts", "tooling/*/test/**/*.test.ts"], exclude: ["**/*.browser.test.ts"] },
      },
    ],
  },
});
