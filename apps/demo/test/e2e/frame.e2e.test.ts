import { describe, expect } from "vitest";
import { shown } from "../../src/pages.js";
import { it, slow } from "./journey.js";

describe("the frame", () => {
  it("keeps the whole site for when there is no network", async ({ visit }) => {
    const page = await visit("5.1/?f=x^3&x=2", { serviceWorkers: "allow" });
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
    });
    await page.context().setOffline(true);
    await page.reload();
    await page.waitForSelector("html[data-alive]");
    expect(await page.locator("[data-value=derivative]").textContent()).toBe("12");
    await page.locator(".brand").click();
    await page.waitForSelector("html[data-alive] .hero");
    await page.context().setOffline(false);
  });

  slow("shows the same state in the other language", async ({ visit }) => {
    const page = await visit("5.1/?f=x^3&x=2");
    await page.evaluate(() => {
      const point = document.querySelector<HTMLInputElement>("input[type=number]")!;
      point.value = "3";
      for (const type of ["input", "change"]) point.dispatchEvent(new Event(type, { bubbles: true }));
      document.querySelector<HTMLAnchorElement>("a.language")!.click();   // before the address has followed
    });
    await page.waitForSelector("html[lang=ko][data-alive]");
    expect(await page.locator("[data-value=derivative]").textContent()).toBe("27");
  });

  slow("remembers the colours that are chosen", async ({ visit }) => {
    const page = await visit("about/");
    const colours = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await colours();
    const toggle = page.getByRole("button", { name: /^Colours/ });
    await toggle.click();
    await toggle.click();
    const dark = await colours();
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await colours()).toBe(dark);
  });

  it("has a page for any address", async ({ visit }) => {
    const page = await visit("about/");
    const response = await page.request.get(new URL("/5.1/nowhere", page.url()).href);
    const html = await response.text();
    expect([response.status(), html.includes("There is nothing here")]).toEqual([404, true]);
    const links = new Set([...html.matchAll(/ (?:href|src)="([^"#]+)"/g)].map(([, link]) => new URL(link!, response.url()).href));
    const answers = await Promise.all([...links].map(async (link) => [link, (await page.request.get(link)).status()]));
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    expect(answers.length).toBeGreaterThan(shown.length);
  });

  slow("keeps its shape in forced colours, and at twice the size", async ({ visit }) => {
    const page = await visit("5.1/", { forcedColors: "active", viewport: { width: 640, height: 450 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
    expect(await page.locator(".plot .curve.ink").first().evaluate((curve) => getComputedStyle(curve).stroke)).not.toBe("none");
  });

  it("can be read without its scripts", async ({ visit }) => {
    const page = await visit("5.1/", { javaScriptEnabled: false });
    expect(await page.locator("math").count()).toBeGreaterThan(20);
    expect(await page.locator(".plot .curve").count()).toBeGreaterThan(3);
  });
});
