/** Pictures of the built pages, to look at: `tsx site/screenshots.ts <folder> [page…]`, each light and dark, for a desk and for a phone. */
import { browserArgs, findBrowser } from "@repo/workspace";
import { chromium } from "playwright";
import { folderOf, shown } from "../src/pages.js";
import { serve } from "./serve.js";

const [folder = "screenshots", ...wanted] = process.argv.slice(2);
const executablePath = findBrowser("there are no pictures")!;
const views = [
  { name: "desk-light", width: 1280, height: 900, colorScheme: "light" },
  { name: "desk-dark", width: 1280, height: 900, colorScheme: "dark" },
  { name: "phone-light", width: 390, height: 844, colorScheme: "light" },
  { name: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;

const site = await serve();
const browser = await chromium.launch({ executablePath, args: [...browserArgs] });
for (const { id } of shown.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  for (const { name, width, height, colorScheme } of views) {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
    await page.goto(site.address + folderOf(id, "en"));
    await page.waitForSelector("html[data-alive]");
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${id}-${name}.png`, fullPage: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(`${id} ${name}: ${wide} px too wide`);
    await page.close();
  }
}
await browser.close();
await site.close();
