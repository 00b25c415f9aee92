import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const cell = (page: Page, lane: string, column: number): Promise<string | null> => page.locator(`[data-lane=${lane}] td`).nth(column).textContent();
const steps = async (page: Page, lane: string): Promise<number> => Number(await cell(page, lane, 1));
const play = (page: Page): Promise<void> => page.getByRole("button", { name: "Race" }).click();

describe("Train", () => {
  it("runs the lanes that take part, pauses, resets and takes a step", async ({ visit }) => {
    const page = await visit("train/?lanes=0,1,4,7");
    await play(page);
    await expect.poll(() => steps(page, "adam"), { timeout: 20_000 }).toBeGreaterThan(5);
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByRole("button", { name: "Race" }).waitFor();   // what was asked for before may still be shown
    expect(await steps(page, "newton")).toBe(0);
    await page.getByRole("button", { name: "Reset" }).click();
    expect([await steps(page, "adam"), await cell(page, "adam", 2)]).toEqual([0, "–"]);
    const step = page.getByRole("button", { name: "Step", exact: true });
    await step.click();
    await expect.poll(() => cell(page, "adam", 2)).not.toBe("–");   // the start
    await step.click();
    await expect.poll(() => steps(page, "adam")).toBe(1);
  });

  it("says why a lane diverged, and goes on with half the rate", async ({ visit }) => {
    const page = await visit("train/?problem=quadratic&lanes=0&rates=gradientDescent:0.15&speed=25");
    await play(page);
    await expect.poll(() => page.locator(".why").textContent(), { timeout: 30_000 }).toMatch(/λ = 20.*α = 0.15.*αλ = 3/);
    await page.getByRole("button", { name: "Half the rate" }).click();
    expect(await page.getByLabel("Rate of Gradient descent").inputValue()).toBe("0.075");
    await play(page);
    await expect.poll(() => cell(page, "gradientDescent", 4), { timeout: 30_000 }).toContain("at rest");
  });

  slow("goes on without a worker that dies, to the same bits, and says so", async ({ visit }) => {
    const address = "train/?problem=himmelblau&lanes=1,4&rates=adam:0.3&x=1&y=-2&speed=25&schedule=exponential";
    const final = async (page: Page): Promise<(string | null)[]> => {
      await play(page);
      await expect.poll(() => page.locator(".end.arrived").count(), { timeout: 40_000 }).toBe(2);
      return page.locator("[data-exact]").evaluateAll((cells) => cells.map((each) => (each as HTMLElement).dataset.exact ?? null));
    };
    const first = await visit(address);
    const expected = await final(first);
    expect(await first.getByText("Workers are not available").count()).toBe(0);
    const page = await visit("about/");
    await page.addInitScript(() => {
      const told = new WeakMap<Worker, number>();
      const post = Reflect.get(Worker.prototype, "postMessage") as (...message: unknown[]) => void;
      Worker.prototype.postMessage = function (this: Worker, ...message: unknown[]) {
        told.set(this, (told.get(this) ?? 0) + 1);
        if (told.get(this) === 4) this.dispatchEvent(new ErrorEvent("error"));
        else post.apply(this, message);
      };
    });
    await page.goto(new URL(`/${address}`, page.url()).href);
    await page.waitForSelector("html[data-alive]");
    expect(await final(page)).toEqual(expected);
    expect(await page.getByText("Workers are not available").count()).toBe(1);
    await page.context().close();
  });

  it("repeats a run to the last bit, in workers and without them", async ({ visit }) => {
    const address = "train/?problem=himmelblau&lanes=1,4&rates=adam:0.3&x=1&y=-2&speed=25";
    const final = async (page: Page): Promise<(string | null)[]> => {
      await play(page);
      await expect.poll(() => page.locator(".end.arrived").count(), { timeout: 40_000 }).toBe(2);
      return page.locator("[data-exact]").evaluateAll((cells) => cells.map((each) => (each as HTMLElement).dataset.exact ?? null));
    };
    const first = await final(await visit(address));
    const page = await visit("about/");
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"));
    await page.goto(new URL(`/${address}`, page.url()).href);
    await page.waitForSelector("html[data-alive]");
    expect(await page.evaluate(() => "Worker" in globalThis)).toBe(false);
    expect(await final(page)).toEqual(first);
    expect(first.length).toBe(2);
    await page.context().close();
  });

  slow("maps which rates converge, and takes them", async ({ visit }) => {
    const page = await visit("train/?problem=quadratic");
    await expect.poll(() => page.locator("[data-value=factor]").textContent(), { timeout: 40_000 }).toMatch(/^0\.\d/);
    const point = page.getByRole("slider", { name: "Rate and momentum" });
    await point.press("Shift+ArrowRight");
    await expect.poll(() => page.getByLabel("Rate of Momentum").inputValue()).toBe("0.09");
    await point.press("Shift+ArrowRight");
    await point.press("Shift+ArrowRight");
    await point.press("Shift+ArrowRight");
    await expect.poll(async () => Number(await page.locator("[data-value=factor]").textContent())).toBeGreaterThan(1);
  });
});
