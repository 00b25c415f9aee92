import { text } from "node:stream/consumers";
import { describe, expect } from "vitest";
import { slow } from "./journey.js";

describe("fit, with models that are given", () => {
  slow("fits the model of a button, on logarithmic axes, and saves a report", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a");
    const rows = Array.from({ length: 12 }, (_, k) => `${k + 1},${3 * (k + 1) ** 1.5}`);
    await page.getByLabel("The data, one row a line").fill(["t,y", ...rows].join("\n"));
    await page.getByRole("button", { name: "Power" }).click();
    expect(await page.getByLabel("The model:").inputValue()).toBe("y = a*t^b");
    await expect.poll(async () => Number(await page.locator("[data-value='estimate b']").textContent()), { timeout: 30_000 }).toBeCloseTo(1.5, 6);
    await page.getByLabel("logarithmic x").check();
    await page.getByLabel("logarithmic y").check();
    // A power is a line there: the middle of the curve lies on the way between its ends.
    const [from, middle, to] = await page.locator(".picture .plot .curve.output").evaluate((curve) => {
      const points = [...curve.getAttribute("d")!.matchAll(/([\d.]+),([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
      return [points[0]!, points[Math.floor(points.length / 2)]!, points.at(-1)!];
    });
    const way = (middle![0]! - from![0]!) / (to![0]! - from![0]!);
    expect(middle![1]! - from![1]!).toBeCloseTo(way * (to![1]! - from![1]!), 0);
    await page.waitForURL((url) => url.searchParams.get("logx") === "1");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Markdown" }).click()]);
    expect(await text(await download.createReadStream())).toMatch(/^### `y = a\*t\^b`\n/);
    await page.getByRole("button", { name: "Line" }).click();
    expect(await page.getByLabel("The model:").inputValue()).toBe("y = a + b*t");
    await page.goBack();
    await expect.poll(() => page.getByLabel("The model:").inputValue()).toBe("y = a*t^b");
  });

  slow("stands a change of the columns and of the model while it fits", async ({ visit }) => {
    const page = await visit("fit/?ex=Misra1a");
    const data = page.getByLabel("The data, one row a line");
    const rows = Array.from({ length: 9 }, (_, k) => `${k + 1},${2 * (k + 1) + Math.sin(k)}`).join("\n");
    const estimate = (name: string) => page.locator(`[data-value='estimate ${name}']`);
    await data.fill(`x,y\n${rows}`);
    await page.getByLabel("The model:").fill("y = a*x + b");
    await estimate("a").waitFor();
    await data.fill(`b,y\n${rows}`);   // what was a parameter is a column now, and the other way round
    await estimate("x").waitFor();
    await page.getByLabel("The model:").fill("y = u*sin(v*b + w)");
    await page.getByText("Fitting in a worker").waitFor();
    await page.getByLabel("The model:").fill("y = p + q*b");
    await estimate("q").waitFor();
  });
});
