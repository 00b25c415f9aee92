import { existsSync } from "node:fs";
import { browserArgs, findBrowser } from "@repo/workspace";
import { chromium } from "playwright";
import type { TestProject } from "vitest/node";
import { serve } from "../../site/serve.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The address of the site, and of the browser that all files share. */
    readonly site: string;
    readonly browser: string;
    /** Whether the slow tests are running. */
    readonly slow: boolean;
  }
}

const dist = `${import.meta.dirname}/../../dist/site/index.html`;

/** Serves the built demo and starts one browser for all journeys. */
export const setup = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  if (!existsSync(dist)) throw new Error("The demo is not built: turbo run build --filter=@repo/demo");
  const [site, browser] = await Promise.all([
    serve(),
    chromium.launchServer({ executablePath: findBrowser("the demo is not tested")!, args: [...browserArgs] }),
  ]);
  provide("site", site.address);
  provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
};
