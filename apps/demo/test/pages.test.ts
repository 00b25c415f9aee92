import { describe, expect, it } from "vitest";
import { pages } from "../src/pages.js";
import { chapter } from "./chapter-rows.js";

describe("pages", () => {
  it("show every row of the chapter, each on the page of its section", () => {
    const shown = Object.fromEntries(pages.filter(({ rows }) => rows.length > 0).map(({ id, rows }) => [id, rows.toSorted()]));
    expect(shown).toEqual(Object.fromEntries(Object.entries(chapter).map(([section, rows]) => [section, Object.keys(rows).toSorted()])));
  });

  it("have 51 rows to show", () => {
    expect(Object.values(chapter).flatMap((rows) => Object.keys(rows)).length).toBe(51);
  });

  it.each(pages.map(({ id, ...page }) => [id, page] as const))("%s has its texts in both languages", (_, { title, lead }) => {
    for (const text of [title, lead]) {
      expect(text.en).toMatch(/^[^\uac00-\ud7a3]+$/);
      expect(text.ko).toMatch(/[\uac00-\ud7a3]/);
    }
  });
});
