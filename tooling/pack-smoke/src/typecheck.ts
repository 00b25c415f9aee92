import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "./shell.js";

/** Each compiler with one of the two ways to find a package; `attw` looks at all ways with the newest. */
const users = [
  { compiler: "typescript-5", module: "nodenext", moduleResolution: "nodenext" },
  { compiler: "typescript-7", module: "esnext", moduleResolution: "bundler" },
] as const;

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
  await Promise.all(users.map(async ({ compiler, ...resolution }) => {
    const config = `tsconfig.${compiler}.json`;
    writeFileSync(join(folder, config), JSON.stringify({ compilerOptions: { ...strictest, ...resolution }, files: ["readme.ts"] }));
    await run(process.execPath, [tsc(compiler), "-p", config], folder);
  }));
}
