import { fit } from "@gradkit/fit";
import { expect, it } from "vitest";
import { rowsCsv } from "../../src/pages/fit/rows-csv.js";

it("has each row that counts beside its own predictors, and none of weight 0", async () => {
  const columns = { t: Float64Array.of(1, 2, 3, 4, 5), w: Float64Array.of(1, 0, 1, 1, 1), y: Float64Array.of(2, 99, 6, 8, 10) };
  const found = await fit("y = a*t", columns, { weights: "w" });
  const rows = rowsCsv(found, columns).trimEnd().split("\n").map((line) => line.split(",").slice(0, 2).join(" "));
  expect(rows).toEqual(["t observed", "1 2", "3 6", "4 8", "5 10"]);
});
