import { dirname, resolve } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vite";

const suffix = "?bundled";

/** `import { code } from "./worker.ts?bundled"` gives a module with all that it imports as one text: a worker in a test that need not fetch hundreds of sources one by one. */
export const bundled = (): Plugin => ({
  name: "bundled",
  enforce: "pre",
  resolveId: (id, importer) => (id.endsWith(suffix) && importer ? resolve(dirname(importer), id) : undefined),
  load: async (id) => {
    if (!id.endsWith(suffix)) return undefined;
    const { outputFiles } = await build({ entryPoints: [id.slice(0, -suffix.length)], bundle: true, write: false, format: "esm", conditions: ["@gradkit/source"], logLevel: "error" });
    return `export const code = ${JSON.stringify(outputFiles[0]!.text)};`;
  },
});
