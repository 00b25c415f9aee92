import { describe, expect } from "vitest";
import { slow } from "./journey.js";

describe("signs and functions for fingers", () => {
  slow("are put in at the caret and around what is selected, on a phone", async ({ visit }) => {
    const page = await visit("5.1/", { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const input = page.getByLabel("A function of x").first();
    await input.fill("2x");
    await page.getByRole("button", { name: "^", exact: true }).tap();
    await page.keyboard.type("3");
    expect(await input.inputValue()).toBe("2x^3");
    await input.evaluate((element) => (element as HTMLInputElement).setSelectionRange(1, 4));
    await page.getByRole("button", { name: "sin", exact: true }).tap();
    await page.keyboard.type(" + 1");
    expect(await input.inputValue()).toBe("2sin(x^3 + 1)");
    expect(await page.locator(".problem").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  slow("are not there for a mouse", async ({ visit }) => {
    const page = await visit("5.1/");
    expect(await page.getByRole("button", { name: "sin", exact: true }).count()).toBe(0);
  });
});
