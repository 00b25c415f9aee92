import { Readable } from "node:stream";
import { expect, it } from "vitest";
import { readTable } from "../../src/data/read-table.js";

/** A million rows of four columns, made as they are read. */
function* rows(): Generator<Buffer> {
  yield Buffer.from("t,y,a,b\n");
  for (let block = 0; block < 1000; block++) yield Buffer.from(Array.from({ length: 1000 }, (_, k) => `${block},${k},${k % 7},0.5\n`).join(""));
}

it("a million rows are read in one pass, and only the columns that are kept are held", async () => {
  const before = process.memoryUsage();
  const { rows: count, columns } = await readTable("f", Readable.from(rows()), { comment: "#", missing: [], policy: "refuse", keep: () => ["t", "y"] });
  expect([count, Object.keys(columns), columns.t!.reduce((sum, x) => sum + x, 0), columns.y!.reduce((sum, x) => sum + x, 0)]).toEqual([1e6, ["t", "y"], 499_500_000, 499_500_000]);
  expect(process.memoryUsage().rss - before.rss).toBeLessThan(250e6);
});
