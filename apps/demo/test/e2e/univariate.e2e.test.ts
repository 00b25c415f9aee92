import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

describe("5.1", () => {
  it("takes a formula by keyboard, names the rules and judges an answer", async ({ visit }) => {
    const page = await visit("5.1/");
    const formula = page.getByLabel("A function of x");
    await formula.focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("sin(x^2)*exp(x)");
    const rules = page.locator(".steps .rule strong");
    expect(await rules.allTextContents()).toEqual(expect.arrayContaining(["Product rule", "Chain rule"]));
    expect(await page.locator(".steps .equation").allTextContents()).toEqual(expect.arrayContaining(["(5.29)", "(5.32)"]));

    const answer = page.getByLabel("Check my derivative");
    const verdict = page.locator("[data-value=verdict]");
    await answer.fill("exp(x)*(sin(x^2) + 2x cos(x^2))");
    expect(await verdict.textContent()).toContain("Right");
    await answer.fill("exp(x)*sin(x^2) + x cos(x^2)*exp(x)");
    expect(await verdict.textContent()).toMatch(/Not the derivative: at x = −?\d/);
  });

  slow("keeps the last good formula and marks what is wrong", async ({ visit }) => {
    const page = await visit("5.1/?f=x^3&x=2");
    const slope = page.locator("[data-value=derivative]");
    expect(await slope.textContent()).toBe("12");
    await page.getByLabel("A function of x").fill("x^3 + * 2");
    expect(await page.locator(".problem mark").textContent()).toBe("*");
    expect(await slope.textContent()).toBe("12");
    await page.getByLabel("A function of x").fill("x^3 + t");
    expect(await page.locator(".problem").textContent()).toContain("t is no variable here");
  });

  slow("moves the point by keys and by pointer, and has its state in the address", async ({ visit }) => {
    const page = await visit("5.1/?f=x^2&x=1&w=3");
    const point = page.getByRole("slider", { name: "The point x₀" }).first();
    await point.press("ArrowRight");
    expect(await point.getAttribute("aria-valuenow")).toBe("1.06");
    await point.locator(".knob").hover();
    await page.mouse.down();
    const box = (await point.locator(".knob").boundingBox())!;
    await page.mouse.move(box.x - 60, box.y, { steps: 3 });
    await page.mouse.up();
    const moved = Number(await point.getAttribute("aria-valuenow"));
    expect(moved).toBeLessThan(0.8);
    await page.waitForURL((url) => Number(url.searchParams.get("x")) === moved);
    const again = await visit(page.url().split("/").slice(3).join("/"));
    expect(await again.getByRole("slider", { name: "The point x₀" }).first().getAttribute("aria-valuenow")).toBe(String(moved));
  });

  slow("goes back to the function before an example, and says what the address has wrong", async ({ visit }) => {
    const page = await visit("5.1/?f=x^5&n=many");
    expect(await page.getByRole("alert").textContent()).toContain("n=many");
    await page.getByRole("button", { name: "abs(x)" }).click();
    expect(await page.locator(".row .problem").first().textContent()).toContain("from the left −1, from the right 1");
    await page.goBack();
    await expect.poll(() => page.getByLabel("A function of x").inputValue()).toBe("x^5");
  });

  slow("is exact from degree 4 on for the fourth power", async ({ visit }) => {
    const page = await visit("5.1/?f=x^4&x=1&n=3");
    const bound = page.locator("[data-value=bound]");
    expect(Number(await bound.textContent())).toBeGreaterThan(1);
    await page.getByLabel("Degree n").first().fill("4");
    await page.keyboard.press("Enter");
    expect(await bound.textContent()).toContain("exact");
  });
});
