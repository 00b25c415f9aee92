import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const numbers = ["5.99", "5.100", "5.101", "5.102", "5.103", "5.104", "5.105", "5.106", "5.107", "5.108"];
const read = (text: string): number => {
  const [mantissa = "", exponent = "0"] = text.replace("−", "-").split("·10");
  return Number(mantissa) * 10 ** Number(exponent.replaceAll(/[⁻⁰¹²³⁴-⁹]/g, (sign) => ({ "⁻": "-", "¹": "1", "²": "2", "³": "3" })[sign] ?? String("⁰   ⁴⁵⁶⁷⁸⁹".indexOf(sign))));
};
const card = (page: Page, id: string) => page.locator(`[data-identity="${id}"]`);

describe("5.5", () => {
  it("proves the ten identities at twenty shuffles", async ({ visit }) => {
    const page = await visit("5.5/?seed=1");
    await expect.poll(async () => (await page.locator("[data-identity] .shape").count())).toBe(10);
    expect((await page.locator("[data-identity]").evaluateAll((cards) => cards.map((each) => (each as HTMLElement).dataset.identity!))).toSorted()).toEqual(numbers.toSorted());
    const shuffles = await page.evaluate(async () => {
      const button = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Shuffle")!;
      const found: { seed: string; apart: string[] }[] = [];
      for (let k = 0; k < 20; k++) {
        button.click();
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
        found.push({ seed: document.querySelector("[data-value=seed]")!.textContent, apart: [...document.querySelectorAll("[data-identity] [data-value=apart]")].map(({ textContent }) => textContent) });
      }
      return found;
    });
    expect(shuffles.map(({ seed }) => Number(seed))).toEqual(Array.from({ length: 20 }, (_, k) => k + 2));
    for (const { apart } of shuffles) {
      expect(apart.length).toBe(10);
      expect(Math.max(...apart.map(read))).toBeLessThan(1e-9);
    }
  });

  slow("says which inverse a singular matrix lacks, and what (5.108) asks of W", async ({ visit }) => {
    const page = await visit("5.5/?n=3&symmetric=0");
    await expect.poll(() => card(page, "5.108").locator(".problem").textContent()).toMatch(/the sides differ by \d/);
    expect(await page.locator("[data-value=general] math").getAttribute("alttext")).toBe("-(x - A*s)'*(W + W')*A");
    await page.getByLabel("Singular matrices").check();
    for (const id of ["5.101", "5.102", "5.103"]) await expect.poll(() => card(page, id).locator(".problem").textContent()).toContain("the matrix is singular");
    expect(await page.locator("[data-value=adjugate] math").getAttribute("alttext")).toBe("A'*adj(A*X*B + C)'*B'");
    expect(await card(page, "5.100").locator(".right").count()).toBe(1);
    await page.getByLabel("W symmetric").check();
    await expect.poll(() => card(page, "5.108").locator(".right").count()).toBe(1);
    await card(page, "5.103").getByRole("button", { name: "Derive it" }).click();
    expect(await page.locator(".steps .equation").allTextContents()).toEqual(["(5.102)", "(5.103)"]);
  });

  it("differentiates an expression of the reader, turns the layout round, and shows shapes that do not fit at the token", async ({ visit }) => {
    const page = await visit("5.5/?m=2&n=3");
    const expression = page.getByLabel("Your own expression");
    const result = page.locator("[data-value=result] math").first();
    const shape = page.locator("[data-value='result shape']");
    await page.getByLabel("Its symbols").fill("y: m; P: m×n; t: n");
    await expression.fill("norm2(y - P*t)^2");
    await page.getByRole("button", { name: "t", exact: true }).click();
    expect(await result.getAttribute("alttext")).toBe("-2*(y - P*t)'*P");
    expect(await shape.textContent()).toBe("ℝ1×n");
    await expect.poll(async () => read((await page.locator("[data-value='result apart']").textContent())!)).toBeLessThan(1e-9);
    await page.getByLabel("denominator").check();
    expect(await result.getAttribute("alttext")).toBe("-2*P'*(y - P*t)");
    expect(await shape.textContent()).toBe("ℝn×1");
    await page.waitForURL((url) => url.searchParams.get("layout") === "denominator");

    await expression.fill("norm2(y - t*P)^2");
    expect(await page.locator(".problem mark").textContent()).toBe("*");
    expect(await page.locator(".clash .meets").allTextContents()).toEqual(["1", "m"]);
    expect(await result.getAttribute("alttext")).toBe("-2*P'*(y - P*t)");
    await expression.fill("P*t");
    await page.getByRole("button", { name: "P", exact: true }).click();
    expect(await shape.textContent()).toBe("ℝ(m×n)×m");
    expect(await page.locator("[data-value=result] math").nth(1).getAttribute("alttext")).toBe("dP*t");
  });

  slow("says that there are no symbols, and keeps the last result", async ({ visit }) => {
    const page = await visit("5.5/?symbols=&e=1");
    expect(await page.locator(".problem").textContent()).toContain("expected a symbol, got none");
    expect(await page.locator("[data-value='result shape']").textContent()).toBe("ℝ1×n");
  });
});
