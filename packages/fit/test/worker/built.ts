import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** The worker's module as one file of JavaScript, from the sources. */
export const builtWorker = async (contents = `import { serveHere } from "./src/worker/index.ts"; serveHere();`): Promise<string> => {
  const outfile = join(mkdtempSync(join(tmpdir(), "gradkit-worker-")), "worker.mjs");
  const resolveDir = fileURLToPath(new URL("../..", import.meta.url));
  await build({ stdin: { contents, resolveDir, loader: "ts" }, outfile, bundle: true, format: "esm", platform: "node", conditions: ["@gradkit/source"], logLevel: "error" });
  return outfile;
};
