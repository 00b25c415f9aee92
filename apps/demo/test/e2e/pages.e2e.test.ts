import { readFileSync } from "node:fs";
import { describe, expect } from "vitest";
import { fileOf, folderOf, shown } from "../../src/pages.js";
import { langs } from "../../src/text/lang.js";
import { it } from "./journey.js";

const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true } as const;
const pages = shown.map(({ id, rows, title }) => ({ id, rows, title }));

describe.each(pages)("page $id", ({ id, rows, title }) => {
  it("is prerendered with its rows of the chapter, its language and the policy, and with no style that the policy would refuse", () => {
    for (const lang of langs) {
      const html = readFileSync(`${import.meta.dirname}/../../dist/site/${fileOf(id, lang)}`, "utf8");
      const found = [...html.matchAll(/ data-rows="([^"]+)"/g)].flatMap(([, ids]) => ids!.split("|"));
      expect(found.toSorted()).toEqual(rows.toSorted());
      expect(html.match(/<[^>]+ style=.{0,80}/g)).toBeNull();
      expect(html).toMatch(new RegExp(`<html lang="${lang}">[^]*<meta http-equiv="Content-Security-Policy" content="default-src 'none'`));
    }
  });

  it("is whole in Korean, in the dark, on a phone", async ({ visit }) => {
    const page = await visit(folderOf(id, "ko"), phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.title()).toContain(title.ko);
  });
});
