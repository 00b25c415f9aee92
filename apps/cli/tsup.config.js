import { readFileSync, writeFileSync } from "node:fs";
import { library } from "@repo/config/tsup";

/** What is inside and not of this workspace, with the package that brings it. */
const foreign = { papaparse: "table", comlink: "optimizer", "pure-rand": "optimizer" };

const licenceOf = ([name, by]) => `${name}\n\n${readFileSync(`../../packages/${by}/node_modules/${name}/LICENSE`, "utf8")}`;

/** Bundled with all that it needs, one file a command: it starts twice as fast as from the packages' hundreds of modules. The workers stand beside it. */
export default {
  ...library(["src/main.ts", "src/optimizer-worker.ts", "src/fit-worker.ts"]),
  bundle: true,
  splitting: true,
  platform: "node",
  noExternal: [/^@gradkit\/(?!cluster)/, /^@repo\//, ...Object.keys(foreign)],
  external: ["@gradkit/cluster"],
  sourcemap: false,
  onSuccess: async () => writeFileSync("dist/NOTICES.txt", Object.entries(foreign).map(licenceOf).join("\n\n")),
};
