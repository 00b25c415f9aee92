import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { cruiseLayers } from "../src/cruise.js";
import { undeclared } from "../src/declared.js";
import { layers, type Layers } from "../src/layers.js";

const sample: Layers = { high: { packages: ["low"] }, low: { packages: [] }, other: { packages: [], node: true } };
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

const manifest = (name: string) =>
  JSON.stringify({ name: `@x/${name}`, type: "module", exports: { ".": "./src/index.ts" }, dependencies: { "@x/low": "*", "@x/high": "*", "@x/other": "*", third: "*" } });

const sound = {
  ...Object.fromEntries(Object.keys(sample).map((name) => [`packages/${name}/package.json`, manifest(name)])),
  "tooling/tool/package.json": manifest("tool"),
  "tooling/tool/src/index.ts": "export const tool = 1;",
  "packages/low/src/index.ts": 'export { one } from "./one.js";',
  "packages/low/src/one.ts": "export const one = 1;",
  "packages/other/src/index.ts": 'import { join } from "node:path"; export const other = join;',
  "packages/high/src/index.ts": 'import { one } from "@x/low"; export const two = one + 1;',
  "node_modules/third/package.json": '{ "name": "third", "version": "1.0.0", "main": "index.js" }',
  "node_modules/third/index.js": "export const third = 3;",
};

function workspace(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "layers-"));
  folders.push(folder);
  for (const [path, text] of Object.entries({ ...sound, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  mkdirSync(join(folder, "node_modules/@x"));
  for (const name of Object.keys(sample)) symlinkSync(join(folder, "packages", name), join(folder, "node_modules/@x", name));
  symlinkSync(join(folder, "tooling/tool"), join(folder, "node_modules/@x/tool"));
  return folder;
}

const broken = {
  "an arrow upward":             { rule: "arrows-of-low",   file: "packages/low/src/up.ts",    text: 'export { two } from "@x/high";' },
  "an upward arrow of types":    { rule: "arrows-of-low",   file: "packages/low/src/up.ts",    text: 'import type { two } from "@x/other"; export type T = typeof two;' },
  "an arrow sideways":           { rule: "arrows-of-high",  file: "packages/high/src/side.ts", text: 'export { other } from "@x/other";' },
  "an import of tooling":        { rule: "arrows-of-low",   file: "packages/low/src/tool.ts",  text: 'export { tool } from "@x/tool";' },
  "a cycle":                     { rule: "no-cycle",        file: "packages/low/src/one.ts",   text: 'import * as all from "./index.js"; export const one = () => all;' },
  "a path into another package": { rule: "front-door",      file: "packages/high/src/deep.ts", text: 'export { one } from "../../low/src/one.js";' },
  "a name with a path behind":   { rule: "resolves",        file: "packages/high/src/deep.ts", text: 'export { one } from "@x/low/src/one.js";' },
  "a deep import in a test":     { rule: "front-door",      file: "packages/high/test/a.ts",   text: 'export { one } from "../../low/src/one.js";' },
  "a dependency from outside":   { rule: "outside-of-low",  file: "packages/low/src/third.ts", text: 'export { third } from "third";' },
  "a module of Node":            { rule: "no-node-in-low",  file: "packages/low/src/node.ts",  text: 'export { join } from "node:path";' },
};

describe("cruiseLayers(workspace)", () => {
  it("finds nothing in a sound workspace", async () => {
    const { modules, violations } = await cruiseLayers(workspace({}), ["packages", "tooling"], sample);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThanOrEqual(5);
  });

  it("lets types refer to one another", async () => {
    const files = {
      "packages/low/src/one.ts": 'import type { Three } from "./three.js"; export const one: Three = 1; export type One = 1;',
      "packages/low/src/three.ts": 'import { one, type One } from "./one.js"; export type Three = One; export const three = one;',
    };
    const { violations } = await cruiseLayers(workspace(files), ["packages", "tooling"], sample);
    expect(violations).toEqual([]);
  });

  it.each(Object.entries(broken))("finds %s", async (_, { rule, file, text }) => {
    const { violations } = await cruiseLayers(workspace({ [file]: text }), ["packages", "tooling"], sample);
    expect(violations.filter(({ from, to }) => [from, to].includes(file)).map((violation) => violation.rule)).toContain(rule);
  });
});

const member = (folder: string, dependencies = {}) => ({ dir: folder, folder, manifest: { name: `@x/${folder}`, version: "0.0.0", dependencies } });

describe("layers", () => {
  it("every arrow points down the page", () => {
    const names = Object.keys(layers);
    const upward = names.flatMap((name, i) => layers[name]?.packages.filter((below) => names.indexOf(below) <= i) ?? []);
    expect(upward).toEqual([]);
  });

  it("undeclared(members) names a package in no layer and a dependency without an arrow", () => {
    const published = [member("low", { "@x/high": "*" }), member("high", { "@x/low": "*", lodash: "*" }), member("stray")];
    expect(undeclared(published, sample)).toEqual([
      "@x/low: no arrow leads to its dependency @x/high",
      "@x/high: no arrow leads to its dependency lodash",
      '@x/stray: folder "stray" is in no layer',
    ]);
  });
});
