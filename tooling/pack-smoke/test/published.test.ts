import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { publishedProblems } from "../src/published.js";

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const sound = {
  type: "module",
  sideEffects: false,
  engines: { node: ">=20.19" },
  exports: { ".": { types: "./dist/index.d.ts", default: "./dist/index.js" }, "./package.json": "./package.json" },
};

function installed(manifest: object, { without = [], further = [] }: { without?: readonly string[]; further?: readonly string[] } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "published-"));
  folders.push(folder);
  mkdirSync(join(folder, "dist"));
  const files = ["README.md", "LICENSE", "dist/index.js", "dist/index.d.ts", ...further].filter((file) => !without.includes(file));
  for (const file of files) writeFileSync(join(folder, file), "");
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  return folder;
}

describe("publishedProblems(dir)", () => {
  it.each([
    ["a sound package", sound, {}, []],
    ["the condition of this workspace", { ...sound, exports: { ".": { "@gradkit/source": "./dist/index.js" } } }, {}, ['package.json shows "@gradkit/source"']],
    ["a dependency on a folder", { ...sound, dependencies: { x: "workspace:^" } }, {}, ['package.json shows "workspace:"']],
    ["an entry that was not built", sound, { without: ["dist/index.js"] }, ["./dist/index.js is missing"]],
    ["a package without its licence", sound, { without: ["LICENSE"] }, ["LICENSE is missing"]],
    ["configuration that was packed", sound, { further: ["tsconfig.build.json"] }, ["tsconfig.build.json should not be published"]],
    ["CommonJS", { ...sound, type: "commonjs" }, {}, ['"type" is not "module"']],
    ["side effects", { ...sound, sideEffects: undefined }, {}, ['"sideEffects" is not false']],
    ["no engine", { ...sound, engines: undefined }, {}, ['"engines" names no Node']],
  ])("%s", (_, manifest, files, problems) => expect(publishedProblems(installed(manifest, files))).toEqual(problems));
});
