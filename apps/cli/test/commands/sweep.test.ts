import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { captured } from "../captured.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gradkit-"));
  writeFileSync(join(folder, "tasks.jsonl"), '{"minimize": "(x-1)^2", "start": {"x": 3}}\n{"minimize": "(x+2)^2", "start": {"x": 2}}\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

it("sweep prints the ends of the tasks of a file in its order", async () => {
  const { code, out, err } = await captured(["sweep", join(folder, "tasks.jsonl")]);
  expect([code, err]).toEqual([0, ""]);
  expect(out.split("\n").map((row) => row.trim().split(/\s{2,}/))).toEqual([["end", "value", "at"], ["0", "gradient", "0", "x = 1"], ["1", "gradient", "0", "x = -2"], [""]]);
});

it("sweep --json has all digits, and --journal keeps what is done", async () => {
  const journal = join(folder, "sweep.journal");
  const first = await captured(["sweep", join(folder, "tasks.jsonl"), "--json", "--journal", journal]);
  expect(JSON.parse(first.out)).toMatchObject({ schema: "gradkit/sweep@1", ok: true, ends: [{ index: 0, x: { x: 1 } }, { index: 1, x: { x: -2 } }] });
  const kept = readFileSync(journal, "utf8");
  expect((await captured(["sweep", join(folder, "tasks.jsonl"), "--json", "--journal", journal])).out).toBe(first.out);
  expect(readFileSync(journal, "utf8")).toBe(kept);
});

it("sweep ends with 130 where it is interrupted", async () => {
  const { code, out } = await captured(["sweep", join(folder, "tasks.jsonl"), "--json"], { signal: AbortSignal.abort() });
  expect([code, (JSON.parse(out) as { ends: { status: string }[] }).ends.map(({ status }) => status)]).toEqual([130, ["cancelled", "cancelled"]]);
});
