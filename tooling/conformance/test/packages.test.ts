import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { members, publishable, root } from "@repo/workspace";
import { describe, expect, it } from "vitest";

const packages = publishable();
const read = (path: string): string => readFileSync(path, "utf8");
const shape = "src/gradkit-error.ts";
const withShape = packages.filter(({ dir }) => existsSync(join(dir, shape)));

describe("every published package", () => {
  it.each(packages.map((member) => [member.manifest.name, member] as const))("%s has what a package needs", (name, { dir, manifest }) => {
    expect(["README.md", "package.json", "tsconfig.json", ...(manifest.bin ? [] : ["tsconfig.build.json"])].filter((file) => !existsSync(join(dir, file)))).toEqual([]);
    expect(manifest.description).toMatch(/^[A-Z].{20,}[^.]$/);
    expect(Object.keys(manifest.publishConfig?.exports ?? {})).toEqual(Object.keys(manifest.exports ?? {}));
    expect(manifest).toMatchObject({
      license: "MIT",
      scripts: {
        build: expect.stringMatching(manifest.bin ? /^tsup$/ : /^tsup && (?:.* && )?tsc -p tsconfig\.build\.json$/), prepack: "node ../../tooling/config/prepack.js", typecheck: "tsc", lint: expect.any(String), tarball: "pnpm --silent pack --out package.tgz", "pack-check": expect.any(String), "pack-smoke": "pack-smoke",
      },
    });
    expect(read(join(root, "README.md"))).toContain(name);
  });
});

/** shapes and scalar depend on nothing, so the error's class stands in each of them (docs/adr/0007-one-error-shape-twice.md). */
describe("GradkitError", () => {
  it("stands in the packages that depend on no other", () => {
    expect(withShape.map(({ folder }) => folder)).toEqual(["scalar", "shapes"]);
  });

  it("is the same text in all of them", () => {
    expect(new Set(withShape.map(({ dir }) => read(join(dir, shape)))).size).toBe(1);
  });

  it("of one package is known to the other, and told from its other errors", async () => {
    const [scalar, shapes] = await Promise.all([import("@gradkit/scalar"), import("@gradkit/shapes")]);
    const error = new shapes.GradkitError("shapes/size", {}, "size: no");
    expect(error).not.toBeInstanceOf(scalar.GradkitError);
    expect([scalar.isGradkitError(error), scalar.isGradkitError(error, "shapes/size"), scalar.isGradkitError(error, "shapes/axis")]).toEqual([true, true, false]);
  });
});

it("tooling and apps that are not published are private", () => {
  const unpublished = members(["tooling", "apps"]).filter(({ manifest }) => manifest.name.startsWith("@repo/"));
  expect(unpublished.filter((member) => !member.manifest.private)).toEqual([]);
  expect(unpublished.length).toBeGreaterThanOrEqual(9);
});
