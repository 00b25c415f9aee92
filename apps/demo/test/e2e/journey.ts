import axe from "axe-core";
import { chromium, type BrowserContextOptions, type Page } from "playwright";
import { inject, test, type TestAPI } from "vitest";

/** Opens a page of the demo by its path and parameters ("5.1/?x=1"), and waits until it is alive. */
export type Visit = (path: string, options?: BrowserContextOptions) => Promise<Page>;

/** A tab, and what went wrong in it since it was last asked. */
interface Tab {
  readonly page: Page;
  readonly key: string;
  readonly problems: string[];
}

const browser = await chromium.connect(inject("browser"));
const idle = new Map<string, Tab[]>();

/** A test that visits pages. It fails on an error in the console, a report of the policy, a request to elsewhere, and on what axe finds against WCAG 2.2 AA where it ends. */
const journeys = test.extend<{ visit: Visit }>({
  visit: async ({ task }, use) => {
    const tabs: Tab[] = [];
    await use(async (path, options = {}) => {
      const key = JSON.stringify(options);
      const tab = idle.get(key)?.pop() ?? (await open(key, options));
      tabs.push(tab);
      const response = await tab.page.goto(inject("site") + path);
      if (response?.status() !== 200) tab.problems.push(`${path}: status ${response?.status()}`);
      if (options.javaScriptEnabled !== false) await tab.page.waitForSelector("html[data-alive]");
      return tab.page;
    });
    const failed = task.result?.state === "fail";
    for (const tab of tabs) if (!failed && !tab.page.isClosed() && !tab.key.includes('"javaScriptEnabled":false')) tab.problems.push(...(await violations(tab.page)), ...(await untold(tab.page)));
    const problems = tabs.flatMap((tab) => tab.problems.splice(0));
    for (const tab of tabs) await release(tab, failed);
    if (problems.length > 0) throw new Error(problems.join("\n"));
  },
});

type Journey = TestAPI<{ visit: Visit }>["skip"];

/** A journey of `npm test`. */
export const it: Journey = inject("slow") ? journeys.skip : journeys;

/** A journey that only the slow tests make. */
export const slow: Journey = inject("slow") ? journeys : journeys.skip;

/** A new tab in a context of its own. Service workers stay out of it unless they are asked for, so that every page comes from the server. */
const open = async (key: string, options: BrowserContextOptions): Promise<Tab> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", serviceWorkers: "block", ...options });
  await context.addInitScript(() => document.addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)));
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.stack ?? error.message}`));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && !expected.includes(message.text()) && problems.push(`console: ${message.text()}`));
  page.on("request", (request) => !request.url().startsWith(inject("site")) && !/^(data|blob|about):/.test(request.url()) && problems.push(`elsewhere: ${request.url()}`));
  return { page, key, problems };
};

const expected = ["Service Worker registration blocked by Playwright"];

/** A tab whose test has ended serves the next, with nothing stored; one whose test failed is closed. */
const release = async ({ page, key, problems }: Tab, failed: boolean): Promise<void> => {
  if (failed || page.isClosed()) return page.context().close();
  await page.goto("about:blank");
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: new URL(inject("site")).origin, storageTypes: "all" });
  await session.detach();
  idle.set(key, [...(idle.get(key) ?? []), { page, key, problems }]);
};

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What a package said in English on a Korean page. */
const untold = (page: Page): Promise<string[]> => page.locator("html[lang=ko] [data-code][lang=en]").evaluateAll((said) => said.map((each) => `no Korean for ${(each as HTMLElement).dataset.code}: ${each.textContent}`));

/** What axe finds wrong with a page as it is. It has no rule about what is inside formulas. */
const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(() => scrollTo(0, 0));   // what is under the header that stays is no violation
  await page.evaluate(axe.source);
  const found = await page.evaluate(async (values) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    return (await runner.run({ exclude: ["math"] }, { runOnly: { type: "tag", values }, resultTypes: ["violations"] })).violations;
  }, levels);
  return found.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary}`).join(" | ")}`);
};
