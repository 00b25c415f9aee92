import { describe, expect, it } from "vitest";
import { recent } from "../../src/worker/recent.js";

describe("recent(limit)", () => {
  it("forgets what was not used for longest, when all together are too large", () => {
    const kept = recent<string>(10);
    kept.set("a", "A", 4);
    kept.set("b", "B", 4);
    kept.get("a");
    kept.set("c", "C", 4);
    expect(["a", "b", "c"].map(kept.get)).toEqual(["A", undefined, "C"]);
  });

  it("counts what is set again once, and keeps the newest however large it is", () => {
    const kept = recent<string>(10);
    kept.set("a", "A", 6);
    kept.set("a", "A", 6);
    kept.set("b", "B", 4);
    expect(["a", "b"].map(kept.get)).toEqual(["A", "B"]);
    kept.set("c", "C", 100);
    expect(["a", "b", "c"].map(kept.get)).toEqual([undefined, undefined, "C"]);
  });
});
