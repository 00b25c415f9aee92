import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

describe("5.8", () => {
  slow("has the error of the tangent plane fall to a quarter with half the step", async ({ visit }) => {
    const page = await visit("5.8/");
    const last = page.locator("[data-value='ratio 4']");
    await last.getByText(/0\.2/).waitFor();
    expect(Number(await last.textContent())).toBeCloseTo(0.25, 1);
  });

  it("is exact at degree 3 for the book's cubic, and proves it", async ({ visit }) => {
    const page = await visit("5.8/");
    await page.locator("[data-value='example 5.15']").waitFor();
    await page.getByRole("button", { name: "Show it above" }).click();
    await page.locator("[data-value=bound]").getByText("0: the polynomial is the function").waitFor();
    expect(await page.locator("[data-value^='term ']").allTextContents()).toEqual(["13", "6.5", "0.875", "0.015625"]);
    expect(await page.locator("[data-value='left 3']").textContent()).toBe("0");
    await page.getByLabel("Order k").first().fill("3");
    await page.keyboard.press("Enter");
    expect(await page.locator("[data-value=contraction] > li").count()).toBe(4);
    await page.goBack();
    await expect.poll(() => page.getByLabel("A function of x and y").inputValue()).toContain("exp(-x)");
  });

  slow("says where there is no polynomial, and keeps what there is", async ({ visit }) => {
    const page = await visit("5.8/?f=sqrt(x)*y&x=-1&y=1");
    await page.getByText("Here the function has no derivatives of this order").first().waitFor();
    await page.getByLabel("A function of x and y").fill("x*y*(");
    expect(await page.locator(".problem mark").count()).toBe(1);
  });

  slow("moves both points by keys, with their places in the address", async ({ visit }) => {
    const page = await visit("5.8/?f=x*y&x=0&y=0&dx=1&dy=1&w=2&n=1");
    await page.getByRole("slider", { name: "The point x = x₀ + δ" }).press("ArrowUp");
    await page.getByRole("slider", { name: "The point of expansion x₀" }).press("ArrowRight");
    await page.waitForURL((url) => url.searchParams.get("dy") === "1.04" && url.searchParams.get("x") === "0.04");
    await page.locator("[data-value=error]").getByText("1.04").waitFor();
  });
});
