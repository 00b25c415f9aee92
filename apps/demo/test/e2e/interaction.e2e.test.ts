import type { Locator, Page } from "playwright";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const button = (page: Page, name: string): Locator => page.getByRole("button", { name });
const choice = (page: Page, name: string): Locator => page.locator(".choice label", { hasText: new RegExp(`^${name}$`) });
const isUnderWay = (page: Page): Promise<void> => expect.poll(async () => Number(await page.locator("[data-lane=adam] td.number").first().textContent())).toBeGreaterThan(3);
const drag = async (handle: Locator): Promise<void> => {
  const { mouse } = handle.page();
  await handle.hover();
  await mouse.down();
  const { x, y, width, height } = (await handle.boundingBox())!;
  await mouse.move(x + width / 2 + 30, y + height / 2 + 20);
  await mouse.up();
};

/** What each of these costs says `npm run interactions`. */
describe("inputs while optimizers run are answered", () => {
  it("on Train, with eight in their workers", async ({ visit }) => {
    const page = await visit("train/?problem=spiral");
    await button(page, "Race").click();
    await isUnderWay(page);
    await button(page, "Pause").click();
    await button(page, "Race").click();
    await button(page, "Pause").waitFor();
    for (const name of ["evaluations", "Gradient", "5×"]) {
      await choice(page, name).click();
      expect([name, await choice(page, name).locator("input").isChecked()]).toEqual([name, true]);
    }
    const momentum = page.getByRole("radio", { name: /shows Momentum/ });
    await momentum.click();
    expect(await momentum.isChecked()).toBe(true);
    const nesterov = page.getByRole("checkbox", { name: /^Nesterov/ });
    await nesterov.click();   // they begin anew
    expect([await nesterov.isChecked(), await button(page, "Race").isVisible()]).toEqual([false, true]);

    await button(page, "Your formula").click();
    await button(page, "Race").click();
    await isUnderWay(page);
    const formula = page.getByLabel("A function of x and y");
    await formula.press("End");
    await page.keyboard.type("/2");
    expect(await formula.inputValue()).toMatch(/\/2$/);
    const start = page.getByRole("slider", { name: "The start" });
    const place = await start.getAttribute("aria-valuetext");
    for (const move of [() => drag(start), () => start.press("ArrowLeft")]) {
      await button(page, "Race").click();
      await move();
      await button(page, "Race").waitFor();
    }
    expect(await start.getAttribute("aria-valuetext")).not.toBe(place);
  });

  slow("on Home, with six over a surface that sways", async ({ visit }) => {
    const page = await visit("", { reducedMotion: "no-preference" });
    await isUnderWay(page);
    await button(page, "Pause").click();
    await button(page, "Race").click();
    await button(page, "Pause").waitFor();
    await choice(page, "Quadratic").click();
    expect(await choice(page, "Quadratic").locator("input").isChecked()).toBe(true);
    const gradient = page.locator("[data-value=gradient]");
    const formula = page.getByLabel("A function of x and y");
    const typing = async (): Promise<void> => {
      await formula.press("End");
      await page.keyboard.type("/2");
    };
    for (const change of [() => drag(page.getByRole("slider", { name: "The point on the map" })), typing, () => button(page, "Rosenbrock").click()]) {
      const before = await gradient.textContent();
      await change();
      expect(await gradient.textContent()).not.toBe(before);
    }
    expect(await formula.inputValue()).toContain("100");
  });
});
