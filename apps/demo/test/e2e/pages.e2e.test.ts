import { describe, expect } from "vitest";
import { folderOf, shown } from "../../src/pages.js";
import { it } from "./journey.js";

const phone = { viewport: { width: 390, height: 844 }, colorScheme: "dark", hasTouch: true } as const;

describe.each(shown.map(({ id, rows, title }) => ({ id, rows, title })))("page $id", ({ id, rows, title }) => {
  it("shows its rows of the chapter, and has no style that the policy would refuse", async ({ visit }) => {
    const page = await visit(folderOf(id, "en"));
    const found = await page.locator("[data-rows]").evaluateAll((places) => places.flatMap((place) => (place as HTMLElement).dataset.rows!.split("|")));
    expect(found.toSorted()).toEqual(rows.toSorted());
    const html = await (await page.request.get(page.url())).text();
    expect(html.match(/<[^>]+ style=.{0,80}/g)).toBeNull();
    expect(html).toContain("Content-Security-Policy");
  });

  it("is whole in Korean, in the dark, on a phone", async ({ visit }) => {
    const page = await visit(folderOf(id, "ko"), phone);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await page.title()).toContain(title.ko);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("ko");
  });
});
