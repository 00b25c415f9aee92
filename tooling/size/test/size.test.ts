import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lengths } from "../src/lengths.js";
import { measure } from "../src/measure.js";

const folder = mkdtempSync(join(tmpdir(), "size-"));
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(join(folder, "src"));
writeFileSync(join(folder, "src/short.ts"), "1;\n2;\n");
writeFileSync(join(folder, "src/long.ts"), "0;\n".repeat(401));
writeFileSync(join(folder, "src/later.js"), 'export const later = () => import("./index.js");\n');
writeFileSync(join(folder, "src/index.js"), `export const small = 1;\nexport const large = ${JSON.stringify(Array.from({ length: 500 }, (_, i) => Math.sin(i)))};\n`);

writeFileSync(join(folder, "src/server.js"), 'import { join } from "node:path";\nimport large from "no-such-package";\nexport const serve = () => join("a", large);\n');

describe("measure(from, names)", () => {
  it("counts what the names pull in, and no more", async () => {
    const bytes = (names: readonly string[]) => measure("./src/index.js", names, folder);
    const [small, large, all] = [await bytes(["small"]), await bytes(["large"]), await bytes(["*"])];
    expect(small).toBeLessThan(100);
    expect(large).toBeGreaterThan(2000);
    expect(all).toBeGreaterThan(large);
  });

  it("counts what comes on top of modules that are there", async () => {
    const own = await measure("./src/index.js", ["small"], folder, ["./src/index.js"]);
    expect(own).toBeLessThan(100);
  });

  it("leaves out what is loaded later", async () => expect(await measure("./src/later.js", ["later"], folder)).toBeLessThan(200));

  it("leaves out what stands beside, as other packages and Node's modules", async () => {
    const bytes = await measure("./src/server.js", ["serve"], folder, [], ["no-such-package", "node:*"]);
    expect(bytes).toBeGreaterThan(60);
    expect(bytes).toBeLessThan(200);
  });

  it("refuses a name that is not exported", () => expect(measure("./src/index.js", ["gone"], folder)).rejects.toThrow(/No matching export in ".*src\/index\.js" for import "gone"/));
});

it("lengths(dir) gives median, 90th percentile and longest, and names files over 400 lines", () => {
  expect(lengths(folder)).toEqual({ files: 2, lines: 403, median: 2, p90: 401, max: 401, long: ["src/long.ts (401)"] });
});
