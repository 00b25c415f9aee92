import { library } from "@repo/config/tsup";
import { build } from "tsup";

/**
 * The worker's module in one with all that it imports, over the one that stands alone: a worker knows no import map of its page, and no bundler's names. What it loads later, to compile, stands beside it.
 */
const worker = {
  ...library({ "worker/worker": "src/worker/worker.ts" }),
  config: false,
  bundle: true,
  splitting: true,
  noExternal: [/./],
  minify: true,
  sourcemap: false,
  clean: false,
  banner: { js: "/*! With comlink 4.4.2 (Apache-2.0, Google LLC) and pure-rand 8.4.2 (MIT, Nicolas Dubien) */" },
  esbuildOptions: (options) => {
    options.conditions = ["@gradkit/source"];
    options.chunkNames = "worker/[name]-[hash]";
  },
};

export default { ...library(), onSuccess: async () => build(worker) };
