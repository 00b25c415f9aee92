import { describe, expect } from "vitest";
import { slow } from "./journey.js";

describe("the menu that copies", () => {
  slow("has the picture beside it as SVG, which stands for itself", async ({ visit }) => {
    const page = await visit("5.2/", { permissions: ["clipboard-read", "clipboard-write"] });
    // All pages of a browser have one clipboard, and other journeys copy too: what this page puts there is kept beside it.
    await page.evaluate(() => {
      const write = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = (text) => write((document.body.dataset.copied = text));
    });
    await page.locator("summary", { hasText: "Copy" }).first().click();
    await page.getByRole("button", { name: "SVG", exact: true }).click();
    await expect.poll(() => page.locator("[aria-live]").textContent()).toBe("Copied: SVG");
    const copied = await page.evaluate(() => document.body.dataset.copied!);
    const read = await page.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
      return { name: documentElement.nodeName, paths: documentElement.querySelectorAll("path[fill], path[stroke]").length, classes: documentElement.querySelectorAll("[class]").length };
    }, copied);
    expect([read.name, read.classes]).toEqual(["svg", 0]);
    expect(read.paths).toBeGreaterThan(5);
  });

  slow("has none where there is no picture", async ({ visit }) => {
    const page = await visit("5.5/");
    await page.locator("summary", { hasText: "Copy" }).first().click();
    expect(await page.locator("details.copy").first().locator("li").allTextContents()).not.toContain("SVG");
  });
});
