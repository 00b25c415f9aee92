import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const lanes = ["gradientDescent", "momentum", "nesterov", "rmsprop", "adam", "newton"];

describe("home", () => {
  it("moves by itself: a painted surface, marbles on their ways, and numbers that follow the point", async ({ visit }) => {
    const page = await visit("", { reducedMotion: "no-preference" });
    await page.waitForSelector(".surface[data-painted]");
    const stepsOf = (lane: string): Promise<string | null> => page.locator(`[data-lane=${lane}] td`).first().textContent();
    await expect.poll(async () => (await Promise.all(lanes.map(stepsOf))).filter((steps) => Number(steps) >= 3).length).toBe(6);
    const gradient = page.locator("[data-value=gradient]");
    const before = await gradient.textContent();
    await page.getByRole("slider", { name: "The point on the map" }).press("ArrowLeft");
    expect(await gradient.textContent()).not.toBe(before);
  });

  slow("computes the gradient as a row and says what the Hessian is", async ({ visit }) => {
    const page = await visit("?x=1&y=1");
    await page.getByLabel("A function of x and y").fill("x^2 + y^2");
    expect(await page.locator("[data-value=gradient] mn").allTextContents()).toEqual(["2", "2"]);
    expect(await page.locator("[data-value=hessian] mn").allTextContents()).toEqual(["2", "0", "0", "2"]);
    await expect.poll(() => page.locator("[data-value=kind]").textContent()).toContain("bowl");
    await page.getByLabel("A function of x and y").fill("x*y");
    await expect.poll(() => page.locator("[data-value=kind]").textContent()).toContain("saddle");
  });

  slow("races when asked where motion is reduced, and Newton is at rest first", async ({ visit }) => {
    const page = await visit("?f=(1-x)^2+%2B+3(y-x^2)^2&x=-1&y=1");
    await page.getByRole("button", { name: "Race" }).click();
    await expect.poll(() => page.locator("[data-lane=newton] .end").textContent(), { timeout: 20_000 }).toContain("at rest");
    expect(await page.locator("[data-lane=gradientDescent] .end").textContent()).toBe("–");
    await page.getByRole("button", { name: "Reset" }).click();
    expect(await page.locator("[data-lane=newton] td").first().textContent()).toBe("0");
  });

  slow("stays as wide as the smallest phone while the board says how runs ended", async ({ visit }) => {
    const page = await visit("", { viewport: { width: 320, height: 640 } });
    await page.getByRole("button", { name: "Race" }).click();
    await expect.poll(() => page.locator(".board .end.arrived").count(), { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });

  slow("moves the point over the surface by pointer", async ({ visit }) => {
    const page = await visit("?x=0&y=0");
    await page.waitForSelector(".surface[data-painted]");
    const knob = page.locator(".surface .knob");
    await knob.hover();
    await page.mouse.down();
    const box = (await knob.boundingBox())!;
    await page.mouse.move(box.x + 68, box.y + 38, { steps: 4 });
    await page.mouse.up();
    const after = (await knob.boundingBox())!;
    expect(Math.hypot(after.x - box.x - 60, after.y - box.y - 30)).toBeLessThan(12);
  });
});
