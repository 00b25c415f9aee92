import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const read = (text: string | null): number => Number(text?.replace("−", "-"));

describe("5.3", () => {
  it("takes three components of two variables, goes from cell to cell by keys, and keeps the last result beside an error", async ({ visit }) => {
    const page = await visit("5.3/");
    const input = page.getByLabel("The components of f");
    await input.fill("x1*x2\nx2^2\nsin(x1)");
    const badge = page.locator("[data-value=shape]");
    expect(await badge.textContent()).toBe("ℝ3×2");
    const grid = page.getByRole("grid", { name: "In formulas" });
    await grid.getByRole("gridcell", { name: "∂f1/∂x1" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("[data-value=cell] math").getAttribute("alttext")).toBe("∂f_3/∂x1");
    expect(await page.locator(":focus").getAttribute("aria-label")).toBe("∂f3/∂x1 = cos(x1)");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    expect(await page.locator(".steps math").last().getAttribute("alttext")).toBe("2*x2");
    await page.waitForURL((url) => url.searchParams.get("row") === "2" && url.searchParams.get("f")!.includes(";"));
    await expect.poll(async () => read(await page.locator("[data-value=apart]").textContent())).toBeLessThan(1e-12);

    await input.fill("x1*x2\nf2=\nsin(x1)");
    expect(await page.locator(".formulas-input .problem").count()).toBe(1);
    expect(await badge.textContent()).toBe("ℝ3×2");
  });

  slow("lights up the shape of the derivative, and compares areas with det J for maps of the plane", async ({ visit }) => {
    const page = await visit("5.3/?p1=0.8&p2=0.4&side=0.5&f=x1^2-x2^2;2*x1*x2");
    const ratio = page.locator("[data-value=ratio]");
    const measured = page.locator("[data-value=measured]");
    await expect.poll(() => ratio.textContent()).toBe("3.2");
    expect(read(await measured.textContent())).toBeGreaterThan(4);
    await page.getByLabel("Side of the square").first().fill("0.001");
    await page.keyboard.press("Enter");
    expect(read(await measured.textContent())).toBeCloseTo(3.2, 1);
    await page.getByRole("slider", { name: "The corner" }).press("Shift+ArrowLeft");
    expect(read(await ratio.textContent())).toBeCloseTo(4 * (0.4 ** 2 + 0.4 ** 2), 2);

    await page.locator("[data-kind=column]").click();
    expect(await page.locator("[data-kind=column]").getAttribute("aria-pressed")).toBe("true");
    expect(await page.getByText("only square matrices have a determinant").textContent()).toContain("3×1");
    await page.getByRole("button", { name: "Show a map of the plane" }).click();
    expect(await page.locator("[data-kind=matrix]").getAttribute("aria-pressed")).toBe("true");
  });

  slow("computes the book's examples", async ({ visit }) => {
    const page = await visit("5.3/?t=1.2&m=3&n=1&N=3&D=1");
    expect(await page.locator("[data-value=linear] mtr").count()).toBe(3);
    const [x1, x2] = [1.2 * Math.cos(1.2), 1.2 * Math.sin(1.2)];
    const expected = Math.exp(x1 * x2 ** 2) * (x2 ** 2 * (Math.cos(1.2) - x2) + 2 * x1 * x2 * (Math.sin(1.2) + x1));
    expect(read(await page.locator("[data-value=spiral] td").last().textContent())).toBeCloseTo(expected, 4);
    await expect.poll(async () => read(await page.locator("[data-value=forward]").textContent())).toBeCloseTo(expected, 4);
    const squares = page.locator("section", { has: page.getByRole("heading", { name: "least squares" }) });
    await expect.poll(async () => read(await squares.locator("[data-value='squares apart']").textContent())).toBeLessThan(1e-12);
    expect(await page.locator("[data-value=turned]").textContent()).toContain("3×3");
    await squares.getByLabel("Parameters D").first().fill("2");
    await page.keyboard.press("Enter");
    expect(await squares.locator(".size").allTextContents()).toEqual(["1×3", "3×2", "1×2"]);
    expect(await page.locator("[data-value=turned]").textContent()).toContain("got (3, 2) · (1, 3): 2 ≠ 1");
  });
});
