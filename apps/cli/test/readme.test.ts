import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { captured, fixture, wordsOf } from "./captured.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** What is typed in the README, each with the lines that are shown below it. */
const shown = [...readme.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block]) =>
  block!.split(/^\$ /m).slice(1).map((part) => {
    const [line, ...output] = part.trimEnd().split("\n");
    return [line!, output.join("\n").trimEnd()] as const;
  }),
);

it("the README shows what is typed and printed", () => expect(shown).toHaveLength(10));

it.each(shown)("%s prints what the README shows", async (line, output) => {
  const [, ...words] = wordsOf(line);
  const files = /\b(?:decay|gaps)\.csv|\bloss\.mjs/g;
  const { out, err } = await captured(words.map((word) => word.replaceAll(files, (file) => fixture(file))));
  // How long a fit took, and its digits beyond those that count, may change with the package; what it finds may not.
  const settled = (text: string): string => text.replaceAll(/, from [^.]* evaluations\./g, ", ….").replaceAll(/ +\d\d \d\d$/gm, " …");
  expect(settled((out + err).replaceAll(fixture(""), "").trimEnd())).toBe(settled(output));
});
