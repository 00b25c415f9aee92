import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What writes modules of a package, by default its worker's, as files of JavaScript, each with all that it imports from the sources. */
export const builtIn = (folder: URL) => async (contents = `import { serveHere } from "./src/worker/index.ts"; serveHere();`): Promise<string> => {
  const outfile = join(mkdtempSync(join(tmpdir(), "gradkit-worker-")), "worker.mjs");
  const resolveDir = fileURLToPath(folder);
  await build({ stdin: { contents, resolveDir, loader: "ts" }, outfile, bundle: true, format: "esm", platform: "node", conditions: ["@gradkit/source"], logLevel: "error" });
  return outfile;
};
