/** The main job, `node dist/start.js`: the packages stay imports, as users have them; the data of NIST is taken in. */
export default {
  entry: { start: "start/main.ts" },
  format: ["esm"],
  platform: "node",
  target: "node20",
  outDir: "dist",
  clean: false,
  noExternal: ["@repo/nist"],
  external: ["vite"],
};
