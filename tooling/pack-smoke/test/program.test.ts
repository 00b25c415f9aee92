import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { program, runtime } from "../src/program.js";
import { run } from "../src/shell.js";

const folder = mkdtempSync(join(tmpdir(), "program-"));
afterAll(() => rmSync(folder, { recursive: true }));

const readme = (block: string) => `# x\n\`\`\`sh\nnpm i\n\`\`\`\n\`\`\`ts\n${block}\n\`\`\`\n\`\`\`ts\nsecond()\n\`\`\`\n`;

async function runBlock(block: string): Promise<string> {
  const example = await program(readme(block));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "program.js"), example?.module ?? "");
  writeFileSync(join(folder, "runtime.js"), await runtime());
  return run(process.execPath, ["--input-type=module", "-e", 'await import("./program.js"); console.log(globalThis.smoke);'], folder);
}

describe("program(readme)", () => {
  it("is the first ts block, and compares its results", async () => {
    const example = await program(readme("const x: number = 2; // => 2\nx / 2 // => 1"));
    expect([example?.typescript, example?.shown]).toEqual(["const x: number = 2; // => 2\nx / 2 // => 1", 2]);
    await expect(runBlock("const x: number = 2; // => 2\nx / 2 // => 1")).resolves.toBe("2\n");
  });

  it("fails where a result is not the one shown", () => expect(runBlock("1 + 1 // => 3")).rejects.toThrow("the example shows 3, but the result is 2"));
  it("is nothing where no block is", () => expect(program("# x")).resolves.toBeUndefined());
});
