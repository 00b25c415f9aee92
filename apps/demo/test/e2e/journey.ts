import axe from "axe-core";
import { chromium, type BrowserContextOptions, type Page } from "playwright";
import { inject, test } from "vitest";

/** Opens a page of the demo by its path and parameters ("5.1/?x=1"), and waits until it is alive. */
export type Visit = (path: string, options?: BrowserContextOptions) => Promise<Page>;

const browser = await chromium.connect(inject("browser"));
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** A test that visits pages. It fails on an error in the console, a report of the policy, a request to elsewhere, and a violation of WCAG 2.2 AA where it ends. */
export const it = test.extend<{ visit: Visit }>({
  visit: async ({ task }, use) => {
    const problems: string[] = [];
    const pages: Page[] = [];
    await use(async (path, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
      const page = await context.newPage();
      pages.push(page);
      page.on("pageerror", (error) => problems.push(`error: ${error.stack ?? error.message}`));
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && problems.push(`console: ${message.text()}`));
      page.on("request", (request) => !request.url().startsWith(inject("site")) && !/^(data|blob):/.test(request.url()) && problems.push(`elsewhere: ${request.url()}`));
      await page.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
      const response = await page.goto(inject("site") + path);
      if (response?.status() !== 200) problems.push(`${path}: status ${response?.status()}`);
      await page.waitForSelector("html[data-alive]");
      return page;
    });
    for (const page of pages) {
      if (task.result?.state !== "fail") problems.push(...(await violations(page)));
      await page.context().close();
    }
    if (problems.length > 0) throw new Error(problems.join("\n"));
  },
});

/** What axe finds wrong with a page as it is. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) => (await (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: { type: "tag", values } })).violations, levels);
  return found.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join(" | ")}`);
};
