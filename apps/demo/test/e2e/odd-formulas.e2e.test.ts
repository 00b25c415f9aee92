import { describe, expect } from "vitest";
import { slow } from "./journey.js";

/** Formulas without a derivative, without a value, without variables, with values that no picture can show; and points where they are at their worst. */
const addresses = [
  "?f=x^(-1/3)%2By*x&x=0",
  "?f=polygamma(x,2)%2By&x=1",
  "5.1/?f=1e308*x^2*1e308&x=-1e6",
  "5.1/?f=1e-320*x&x=1e15",
  "5.1/?f=tan(x)^50&x=-1e6",
  "5.1/?f=x^x&x=1e-300",
  "5.1/?f=polygamma(x,2)",
  "5.1/?f=1e999*x",
  "5.3/?f=polygamma(x1,2)",
  "5.5/?f=2",
  "5.6/?f=0",
  "5.6/?f=1/0&step=4",
  "5.6/?f=x",
];

describe("formulas at their worst", () => {
  slow("leave no page blank and nothing in the console", async ({ visit }) => {
    const page = await visit(addresses[0]!);
    const site = new URL("/", page.url());
    for (const address of addresses) {
      await page.goto(new URL(address, site).href);
      await page.waitForSelector("html[data-alive]");
      await page.waitForTimeout(300);   // what is fetched when the browser is idle has its say too
      expect([address, await page.locator("main h1").count()]).toEqual([address, 1]);
    }
  });

  slow("are told from formulas that cannot be differentiated, at once", async ({ visit }) => {
    const page = await visit("5.1/?f=polygamma(x,2)");
    expect(await page.locator(".problem [data-code='scalar/no-derivative']").first().textContent()).toContain("polygamma has no derivative");
    expect(await page.locator("[data-value=derivative]").textContent()).toMatch(/\d/);
  });

  slow("are forgotten on Fit where the data have other columns", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a&m=y+%3D+a*x");
    const data = page.getByLabel("The data, one row a line");
    await data.fill("x,y\n1,2\n2,4.1\n3,5.9");
    await page.locator("[data-value='estimate a']").waitFor();
    await data.fill("s,t\n1,2\n2,4.1\n3,5.9");
    await page.locator(".problem").first().waitFor();
    expect(await page.locator(".problem mark").first().textContent()).toBe("y");
  });

  slow("are walked through on 5.6 where they are constant", async ({ visit }) => {
    const page = await visit("5.6/?f=3&x=2");
    await page.getByRole("button", { name: "All steps" }).click();
    await expect.poll(() => page.locator("[data-node=f]").getAttribute("aria-label"), { timeout: 20_000 }).toBe("f = 3, ∂f/∂f = 1");
    expect(await page.locator("[data-node=x]").getAttribute("aria-label")).toBe("x = 2, ∂f/∂x = 0");
  });
});
