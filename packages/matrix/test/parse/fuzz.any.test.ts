import { isGradkitError } from "@gradkit/shapes";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { format, parse } from "../../src/index.js";

const pieces = ["x", "y", "X", "A", "a", "'", "*", ".*", "./", ".^", "^", "+", "-", "/", "(", ")", ",", " ", "inv(", "tr(", "exp(", "kron(", "norm2(", "eye(", "2", "0.5", "1e9", "-1", "#", "é", "\n", "𝑥", "__proto__", "constructor("];
const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 30 }), fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((list) => list.join("")));

/** What is wrong with how a text is read: another error than a coded one, or a formula that is not read back as itself. */
const flawOf = (source: string): string | undefined => {
  try {
    const shown = format(parse(source));
    const again = format(parse(shown));
    return shown === again ? undefined : `${shown} is read as ${again}`;
  } catch (e) {
    return isGradkitError(e) && e.code.startsWith("matrix/") ? undefined : String(e);
  }
};

it("any text is read, printed and read again as the same, or refused with a coded error", () => {
  fc.assert(
    fc.property(text, (source) => {
      expect(flawOf(source)).toBeUndefined();
    }),
    { seed: 5, numRuns: 3000 },
  );
});

it.each([["parentheses", "(".repeat(1e5)], ["signs", `${"-".repeat(1e5)}x`], ["functions", "exp(".repeat(2e4)], ["transposes", `x${"'".repeat(99_000)}`], ["sums", `${"x+".repeat(20_000)}x`], ["digits", "7".repeat(1e5)]])("a long run of %s ends", (_, source) => {
  expect(flawOf(source)).toBeUndefined();
});
