import { expect, it } from "vitest";
import { by, distance, mmlRows, tolerance } from "./mml-rows.js";

it("the chapter's rows that are programs are all there", () => expect(mmlRows).toHaveLength(54));

it.each(mmlRows)("MML $row: compiled, the program and its derivatives are the interpreter's", ({ f, at }) => {
  expect(distance({ f: (xs) => [f(...xs), ...at.map((_, k) => by(f, k)(...xs))], at })).toBeLessThanOrEqual(tolerance);
});
