import { fit } from "@gradkit/fit";
import { expect, it } from "vitest";
import { rowsCsv } from "../../src/fit/written.js";

it("rows come as text in pieces of some thousand, each row once and in order", async () => {
  const t = Float64Array.from({ length: 10_000 }, (_, k) => k);
  const y = t.map((x) => 2 * x + (x % 7));
  const found = await fit("y = a + b*t", { t, y }, { start: { a: 0, b: 1 }, on: "inline" });
  const { lower, upper } = found.predict({ t });
  const pieces = [...rowsCsv(found, { t, y })];
  expect(pieces.map((piece) => piece.split("\n").length - 1)).toEqual([1, 4096, 4096, 1808]);
  const expected = Array.from(t, (x, k) => `${x},${y[k]},${found.fitted[k]},${found.residuals[k]},${found.standardized[k]},${found.leverage[k]},${lower![k]},${upper![k]}\n`);
  expect(pieces.slice(1).join("")).toBe(expected.join(""));
});

it("rows without a band have empty cells for it", async () => {
  const [t, y] = [Float64Array.of(1, 2), Float64Array.of(3, 5)];
  const [titles, row] = [...rowsCsv(await fit("y = a + b*t", { t, y }, { start: { a: 1, b: 2 }, on: "inline" }), { t, y })];
  expect(titles).toBe("t,observed,fitted,residual,standardized,leverage,lower,upper\n");
  expect(row!.split("\n").slice(0, 2).map((line) => line.split(",").slice(6))).toEqual([["", ""], ["", ""]]);
});
