/** Pictures of the built pages, to look at: `tsx site/screenshots.ts <folder> [page…]`, each light and dark, for desks, tablets and phones, in both languages, and at work. */
import { browserArgs, findBrowser } from "@repo/workspace";
import { chromium, type Page } from "playwright";
import { folderOf, shown } from "../src/pages.js";
import { serve } from "./serve.js";

const [folder = "screenshots", ...wanted] = process.argv.slice(2);
const executablePath = findBrowser("there are no pictures")!;
const views = [
  { name: "desk-light", width: 1280, height: 900, colorScheme: "light", lang: "en" },
  { name: "desk-dark", width: 1280, height: 900, colorScheme: "dark", lang: "en" },
  { name: "desk-korean", width: 1440, height: 900, colorScheme: "light", lang: "ko" },
  { name: "tablet-dark", width: 768, height: 1024, colorScheme: "dark", lang: "en" },
  { name: "phone-light", width: 390, height: 844, colorScheme: "light", lang: "en" },
  { name: "phone-dark", width: 390, height: 844, colorScheme: "dark", lang: "en" },
  { name: "phone-korean", width: 390, height: 844, colorScheme: "dark", lang: "ko" },
  { name: "small-light", width: 320, height: 640, colorScheme: "light", lang: "en" },
] as const;

/** Where a page shows more once it has worked: how it is set to work. */
const work: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  fit: (page) => page.locator("[data-value=outcome]").waitFor(),
  home: (page) => race(page),
  train: (page) => race(page),
  "5.6": (page) => page.locator("[role=group] > button").last().click(),
};

const race = async (page: Page): Promise<void> => {
  const play = page.locator("button.primary").first();
  await play.click();
  await page.waitForTimeout(3000);
  await play.click();
};

const site = await serve();
const browser = await chromium.launch({ executablePath, args: [...browserArgs] });
for (const { id } of shown.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  for (const { name, width, height, colorScheme, lang } of views) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce", hasTouch: width < 600 });
    await page.goto(site.address + folderOf(id, lang));
    await page.waitForSelector("html[data-alive]");
    await page.waitForTimeout(400);
    await work[id]?.(page);
    await page.screenshot({ path: `${folder}/${id}-${name}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(`${id} ${name}: ${wide} px too wide`);
    await page.close();
  }
}
await browser.close();
await site.close();
