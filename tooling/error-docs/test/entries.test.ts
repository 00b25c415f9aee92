import { describe, expect, it } from "vitest";
import { entryProblems } from "../src/collect.js";
import { errorEntries } from "../src/entries.js";
import { index, page } from "../src/page.js";

const source = `import { errorsOf } from "./gradkit-error.js";
export const texts = {
  /**
   * Two sizes differ.
   * Stretch one of them.
   *
   * @sample { "sizes": [3, 2] }
   */
  "x/sizes": ({ sizes }: { sizes: number[] }): string => \`call: sizes differ, got \${sizes[0]} ≠ \${sizes[1]}\`,
  /** No number. @see nothing */
  nothing: (): string => "",
} as const;
`;
const sound = source.replace("No number. @see nothing", 'No number. \n * @sample {}\n ');

describe("errorEntries(file, source)", () => {
  it("reads what the docstring above each text says, and its sample", () => {
    expect(errorEntries("errors.ts", sound)).toEqual([
      { code: "x/sizes", about: "Two sizes differ.\nStretch one of them.", sample: { sizes: [3, 2] } },
      { code: "nothing", about: "No number.", sample: {} },
    ]);
  });

  it("reads the tables of all areas, and no other export", () => {
    const areas = sound.replace("  /** No number", "} as const;\nexport const other = { x: 1 };\nexport const lateTexts = {\n  /** No number");
    expect(errorEntries("errors.ts", areas).map(({ code }) => code)).toEqual(["x/sizes", "nothing"]);
  });

  it.each([
    ["a text without a sample", source, "nothing: its docstring has no @sample"],
    ["a sample that is not JSON", source.replace("[3, 2]", "[3, 2"), "x/sizes: its @sample is not JSON"],
    ["a text without a docstring", source.replace("/** No number. @see nothing */", ""), "nothing: no docstring"],
    ["a file without the table", "export const other = {};", "no `export const texts"],
  ])("refuses %s", (_, text, message) => expect(() => errorEntries("errors.ts", text)).toThrow(message));
});

const error = { code: "x/sizes", from: "@gradkit/x", about: "Two sizes differ.", sample: { sizes: [3, 2] }, message: "call: sizes differ", thrownIn: ["src/call.ts"] };

describe("entryProblems(error, folder)", () => {
  it.each([
    ["a sound entry", {}, []],
    ["a code of another package", { code: "y/sizes" }, ['y/sizes: a code of @gradkit/x starts with "x/"']],
    ["a message that names no call", { message: "sizes differ" }, ["x/sizes: the message is not `call: rule broken` on one or two lines: sizes differ"]],
    ["a message that quotes a line", { message: "parse: no such sign (line 1, column 3)\n  2*[\n    ^" }, []],
    ["a message of three lines", { message: "call: no\nnor\nthat" }, ["x/sizes: the message is not `call: rule broken` on one or two lines: call: no\nnor\nthat"]],
    ["a code that nothing throws", { thrownIn: [] }, ["x/sizes: nothing throws it"]],
  ])("%s", (_, change, problems) => expect(entryProblems({ ...error, ...change }, "x")).toEqual(problems));
});

it("page(error) and index(errors) show the code, the words, the message and the data", () => {
  expect(page(error).split("\n").filter((line) => /^[#{TC]|call|code/.test(line))).toEqual([
    "# x/sizes",
    "Two sizes differ.",
    "call: sizes differ",
    "The error's `code` is `x/sizes`, its `data` in this example:",
    '{"sizes":[3,2]}',
    "Thrown by `@gradkit/x`, in `src/call.ts`.",
  ]);
  expect(index([error])).toContain("## @gradkit/x\n\n| code | for example |\n| --- | --- |\n| [x/sizes](x/sizes.md) | call: sizes differ |\n");
});
