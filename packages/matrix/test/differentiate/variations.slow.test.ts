import { describe, expect, it } from "vitest";
import { variations } from "./variations.js";
import { apartFromDifferences, titled } from "./varied.js";

describe.each(titled(variations))("%s", (_, row) => {
  it("agrees with differences", () => expect(apartFromDifferences(row)).toBeLessThan(1e-6));
});
