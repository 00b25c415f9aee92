import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

describe("5.7", () => {
  it("names how a function curves at the point, by formulas and by keys", async ({ visit }) => {
    const page = await visit("5.7/?f=x^2-y^2&x=0.5&y=0.5&w=2");
    const form = page.locator("[data-value=form]");
    await form.getByText("saddle").waitFor();
    expect(await page.locator("[data-value=curvatures]").textContent()).toBe("−2, 2");
    await page.getByLabel("A function of x and y").fill("x^3 + y^2");
    await form.getByText("bowl").waitFor();
    const point = page.getByRole("slider", { name: "The point (x, y)" });
    for (let k = 0; k < 2; k++) await point.press("Shift+ArrowLeft");
    expect(await form.textContent()).toBe("saddle");
    expect(await point.getAttribute("aria-valuetext")).toContain("x = −0.3, y = 0.5, saddle");
  });

  slow("takes Newton's step to the minimum of a quadratic, which Back undoes", async ({ visit }) => {
    const page = await visit("5.7/?f=(x-1)^2%2Bx*y%2By^2&x=-1&y=1&w=2");
    await page.getByRole("button", { name: "Take Newton's step" }).click();
    const point = page.getByRole("slider", { name: "The point (x, y)" });
    expect(await point.getAttribute("aria-valuetext")).toContain("x = 1.33333, y = −0.666667, bowl");
    await page.goBack();
    await expect.poll(() => point.getAttribute("aria-valuetext")).toContain("x = −1, y = 1");
  });

  slow("has the mixed derivatives equal, but for the function where they are not", async ({ visit }) => {
    const page = await visit("5.7/?f=x^2*y^3&x=2&y=1");
    expect(await page.locator("[data-value=schwarz]").textContent()).toContain("✓");
    expect(await page.locator("[data-value=xy]").textContent()).toBe("= 12");
    expect(await page.locator("[data-value=xxyy]").textContent()).toBe("= 12");
    expect(await page.locator("[data-value='exception xy'], [data-value='exception yx']").allTextContents()).toEqual(["−1", "1"]);
    await page.getByRole("button", { name: "Show it above" }).click();
    await page.getByLabel("A function of x and y").press("Home");
    const x = page.getByRole("spinbutton", { name: "x" }).first();
    await x.fill("0");
    await x.press("Enter");
    const y = page.getByRole("spinbutton", { name: "y" }).first();
    await y.fill("0");
    await y.press("Enter");
    await page.getByText("Here the function has no second derivatives").first().waitFor();
  });

  slow("stacks the Hessians of two outputs", async ({ visit }) => {
    const page = await visit("5.7/?f=x^2*y&g=x%2By^2&x=1&y=3");
    await page.locator("[data-value='slice 0']").getByText("6").waitFor();
    expect(await page.locator("[data-value='slice 0'] mtd mn").allTextContents()).toEqual(["6", "2", "2", "0"]);
    expect(await page.locator("[data-value='slice 1'] mtd mn").allTextContents()).toEqual(["0", "0", "0", "2"]);
  });
});
