import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./shell.js";

const compilers = ["typescript-5", "typescript-7"] as const;
const resolutions = { nodenext: "nodenext", bundler: "esnext" } as const;

const strictest = {
  target: "es2022",
  lib: ["es2022", "dom"],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  skipDefaultLibCheck: true,
  noEmit: true,
};

const tsc = (compiler: string): string => join(dirname(fileURLToPath(import.meta.resolve(`${compiler}/package.json`))), "bin/tsc");

/** Type-checks `readme.ts` in the folder as strict users of TypeScript 5.9 and 7 do, without Node's types and with all declarations of packages checked. */
export async function typecheck(folder: string): Promise<void> {
  for (const [moduleResolution, module] of Object.entries(resolutions)) {
    const compilerOptions = { ...strictest, module, moduleResolution };
    writeFileSync(join(folder, `tsconfig.${moduleResolution}.json`), JSON.stringify({ compilerOptions, files: ["readme.ts"] }));
  }
  const checks = compilers.flatMap((compiler) => Object.keys(resolutions).map((resolution) => [tsc(compiler), "-p", `tsconfig.${resolution}.json`]));
  await Promise.all(checks.map((args) => run(process.execPath, args, folder)));
}
