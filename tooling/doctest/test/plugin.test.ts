import { join } from "node:path";
import { expect, it } from "vitest";
import { startVitest, type TestCase } from "vitest/node";

const fixture = join(import.meta.dirname, "fixture");

async function run() {
  const vitest = await startVitest("test", [], { root: fixture, config: join(fixture, "vitest.config.ts"), watch: false, reporters: [{}] });
  const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()]);
  await vitest.close();
  process.exitCode = 0;
  return tests.map((test: TestCase) => {
    const { state, errors = [] } = test.result();
    const [frame] = errors[0]?.stacks ?? [];
    return [test.name.replace(/ \(.*\/sample\//, " ("), state, errors[0]?.message, frame && `${frame.file.replace(/.*\/sample\//, "")}:${frame.line}`];
  });
}

it("each example is a test, and a wrong one fails at its line", async () => {
  expect(await run()).toEqual([
    ["sample (README.md:4)", "failed", "the example shows 3, but the result is 2", "README.md:7"],
    ["half (src/half.ts:4)", "passed", undefined, undefined],
    ["quarter (src/half.ts:18)", "failed", "the example shows 4, but the result is 1", "src/half.ts:20"],
    ["third (src/half.ts:27)", "failed", "the example shows no result: end a line with `// => …`", "src/half.ts:28"],
    ["fifth (src/half.ts:33)", "failed", "the example throws RangeError, but the result is 1", "src/half.ts:35"],
  ]);
});
