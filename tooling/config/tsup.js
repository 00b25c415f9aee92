/**
 * tsup options of every package: ES modules only, a file for a file, so that bundlers leave out what an import does not need (`sideEffects` counts by
 * file); tsc writes the declarations (`tsconfig.build.json`).
 */
export const library = (entry = ["src/**/*.ts"]) => ({
  entry,
  bundle: false,
  format: ["esm"],
  platform: "neutral",
  target: "es2022",
  sourcemap: true,
  clean: true,
  dts: false,
});
