import { library } from "@repo/config/tsup";

/** Bundled with all that it needs, one file a command: it starts twice as fast as from the packages' hundreds of modules. The worker stands beside them, as the optimizer expects it. */
export default {
  ...library(["src/main.ts", "src/worker.ts"]),
  bundle: true,
  splitting: true,
  platform: "node",
  noExternal: [/^@gradkit\/(?!cluster)/, "papaparse", "comlink", "pure-rand"],
  external: ["@gradkit/cluster"],
  sourcemap: false,
};
