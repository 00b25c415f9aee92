import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anyText, flawOf } from "./any-text.js";

it("any of 300,000 texts is read, or refused with an error that points into it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(flawOf(text)).toBeUndefined();
    }),
    { seed: 4, numRuns: 300_000 },
  );
});
