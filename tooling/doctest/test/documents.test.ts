import { describe, expect, it } from "vitest";
import { docstringExamples } from "../src/docstrings.js";
import { markdownExamples } from "../src/markdown.js";
import { code, offsetIn } from "../src/snippet.js";

const source = `/** No example. */
export const zero = 0;

/**
 * Doubles × 2.
 *
 * @example
 * const two = 1 + 1
 * twice(two) // => 4
 * @example
 * \`\`\`ts
 * twice(0) // => 0
 * \`\`\`
 * @throws a/b
 */
export function twice(x: number): number { return 2 * x; }

export const rows = {
  /** @example rows.sin(0) // => 0 */
  sin: Math.sin,
};
`;

describe("docstringExamples(file, source)", () => {
  const examples = docstringExamples("twice.ts", source);

  it("takes every @example, with the symbol below and its line", () => {
    expect(examples.map((example) => [example.title, example.line, code(example).trim()])).toEqual([
      ["twice", 7, "const two = 1 + 1\ntwice(two) // => 4"],
      ["twice", 10, "twice(0) // => 0"],
      ["sin", 19, "rows.sin(0) // => 0"],
    ]);
  });

  it("keeps the place of every line in the source", () => {
    const places = examples.flatMap((example) => example.lines.map(({ text, offset }) => [text, source.slice(offset, offset + text.length)]));
    expect(places.map(([text]) => text)).toEqual(places.map(([, there]) => there));
    expect(source.slice(offsetIn(examples[0]!, code(examples[0]!).indexOf("twice(two)"))).startsWith("twice(two)")).toBe(true);
  });
});

it("markdownExamples(page) takes the ts blocks, titled by their heading", () => {
  const page = "# gradkit\n```sh\nnpm i\n```\n## Use\n```ts\none()\n\ntwo()\n```\n```ts\nthree()\n```\n````md\n```ts\nnot()\n```\n````\n";
  expect(markdownExamples(page).map((block) => [block.title, block.line, code(block)])).toEqual([
    ["Use", 7, "one()\n\ntwo()"],
    ["Use", 12, "three()"],
  ]);
});
