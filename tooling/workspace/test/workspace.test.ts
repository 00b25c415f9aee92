import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { findBrowser, findRedis, members, publishable, sourceEntries, withDependencies } from "../src/index.js";

const folder = mkdtempSync(join(tmpdir(), "workspace-"));
afterAll(() => rmSync(folder, { recursive: true }));

const exports = { ".": { "@gradkit/source": "./src/index.ts", default: "./dist/index.js" }, "./linalg": { "@gradkit/source": "./src/linalg/index.ts" }, "./package.json": "./package.json" };
const manifests = {
  "packages/low": { name: "@x/low", exports },
  "packages/middle": { name: "@x/middle", dependencies: { "@x/low": "workspace:^", lodash: "4" } },
  "packages/high": { name: "@x/high", dependencies: { "@x/middle": "workspace:^" } },
  "apps/site": { name: "@x/site", private: true, dependencies: { "@x/high": "workspace:^" } },
};
for (const [path, manifest] of Object.entries(manifests)) {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, "package.json"), JSON.stringify({ version: "0.0.0", ...manifest }));
}
mkdirSync(join(folder, "packages/no-package"));

const names = (found: ReturnType<typeof members>) => found.map(({ manifest }) => manifest.name);

describe("members", () => {
  it("members(groups) finds the packages of the groups that exist", () => {
    expect(names(members(["packages", "apps", "tooling"], folder))).toEqual(["@x/high", "@x/low", "@x/middle", "@x/site"]);
  });

  it("publishable() leaves out the private ones", () => expect(names(publishable(folder))).toEqual(["@x/high", "@x/low", "@x/middle"]));

  it("withDependencies(member) follows dependencies in the workspace, and those of theirs", () => {
    const all = members(["packages", "apps"], folder);
    expect(names(withDependencies(all[0]!, all))).toEqual(["@x/high", "@x/middle", "@x/low"]);
  });

  it("sourceEntries(members) maps every name that can be imported to its source", () => {
    expect([...sourceEntries(members(["packages"], folder))]).toEqual([
      ["@x/low", join(folder, "packages/low/src/index.ts")],
      ["@x/low/linalg", join(folder, "packages/low/src/linalg/index.ts")],
    ]);
  });
});

describe("findBrowser(without)", () => {
  const say = vi.fn<(text: string) => void>();
  beforeEach(() => void say.mockClear());
  const find = (env: Record<string, string>, ...there: string[]) => findBrowser("no page is opened", { env, exists: (path) => there.includes(String(path)), say });

  it("takes $CHROMIUM before a usual place", () => {
    expect(find({ CHROMIUM: "/my/chromium" }, "/my/chromium", "/usr/bin/chromium")).toBe("/my/chromium");
    expect(find({}, "/usr/bin/google-chrome")).toBe("/usr/bin/google-chrome");
    expect(say).not.toHaveBeenCalled();
  });

  it("refuses a $CHROMIUM that is not there", () => expect(() => find({ CHROMIUM: "/gone" }, "/usr/bin/chromium")).toThrow("CHROMIUM=/gone: no such file"));

  it("says aloud what is left out where there is none", () => {
    expect(find({})).toBeUndefined();
    expect(say).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("No Chromium found: no page is opened"));
  });

  it("throws where there is none and one is required", () => expect(() => find({ GRADKIT_REQUIRE_BROWSER: "1" })).toThrow("No Chromium found, and GRADKIT_REQUIRE_BROWSER=1"));
});

describe("findRedis(without)", () => {
  const say = vi.fn<(text: string) => void>();
  beforeEach(() => void say.mockClear());
  const find = (env: Record<string, string>, ...there: string[]) => findRedis("no queue is opened", { env, exists: (path) => there.includes(String(path)), say });

  it("takes $REDIS_SERVER before a usual place, Redis before Valkey", () => {
    expect(find({ REDIS_SERVER: "/my/redis" }, "/my/redis", "/usr/bin/redis-server")).toBe("/my/redis");
    expect(find({}, "/usr/bin/valkey-server", "/usr/bin/redis-server")).toBe("/usr/bin/redis-server");
    expect(find({}, "/usr/bin/valkey-server")).toBe("/usr/bin/valkey-server");
    expect(say).not.toHaveBeenCalled();
  });

  it("refuses a $REDIS_SERVER that is not there", () => expect(() => find({ REDIS_SERVER: "/gone" }, "/usr/bin/redis-server")).toThrow("REDIS_SERVER=/gone: no such file"));

  it("says aloud what is left out where there is none", () => {
    expect(find({})).toBeUndefined();
    expect(say).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("No redis-server found: no queue is opened"));
  });

  it("refuses to do without where one is required", () => expect(() => find({ GRADKIT_REQUIRE_REDIS: "1" })).toThrow("GRADKIT_REQUIRE_REDIS=1"));
});
