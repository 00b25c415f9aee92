/** tsup options of every package: ES modules only; tsc writes the declarations (`tsconfig.build.json`). */
export const library = (entry = ["src/index.ts"]) => ({
  entry,
  format: ["esm"],
  platform: "neutral",
  target: "es2022",
  sourcemap: true,
  clean: true,
  dts: false,
});
