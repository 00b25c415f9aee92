import * as fc from "fast-check";
import { expect, it } from "vitest";
import { anyText, flawOf } from "./any-text.js";

it("any text is read, or refused with an error that points into it", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(flawOf(text)).toBeUndefined();
    }),
    { seed: 2, numRuns: 1000 },
  );
});
