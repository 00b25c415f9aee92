import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const read = (text: string | null): number => Number(text?.replace("−", "-"));

describe("5.4", () => {
  it("goes through dK/dR by keys, names the case of (5.98), and shows the same cell flattened, on a phone too", async ({ visit }) => {
    const page = await visit("5.4/?M=3&N=2&k=1.1.1.1");
    const slices = page.getByRole("group", { name: "The derivative of K by R" });
    const flat = page.getByRole("grid", { name: "The derivative of K by R, Approach 2: flattened" });
    expect(await slices.getByRole("gridcell").count()).toBe(24);
    expect(await flat.locator("tbody tr").count()).toBe(4);
    const table = page.locator("[data-value=gram]");
    await table.getByRole("gridcell", { selected: true }).first().focus();
    await page.keyboard.press("PageDown");
    await expect.poll(() => page.locator(":focus").getAttribute("aria-label")).toContain("∂K12/∂R11");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => page.locator(":focus").getAttribute("aria-label")).toContain("∂K12/∂R31");

    const R32 = await page.getByRole("table", { name: "R with the two columns" }).locator("td").nth(5).textContent();
    const cell = page.locator("[data-value='gram cell'] strong");
    expect(await cell.textContent()).toBe(R32);
    const current = page.locator("section", { has: flat }).locator("[data-case][aria-current]");
    expect(await current.getAttribute("data-case")).toBe("left");
    expect(await flat.getByRole("gridcell", { selected: true }).getAttribute("aria-label")).toContain("∂K12/∂R31");
    await expect.poll(async () => read(await page.locator("[data-value='gram apart']").textContent())).toBeLessThan(1e-14);

    await page.setViewportSize({ width: 390, height: 844 });
    await flat.getByRole("gridcell", { selected: true }).focus();
    await page.keyboard.press("Home");
    await expect.poll(() => page.locator(":focus").getAttribute("aria-label")).toContain("∂K12/∂R11");
    await page.keyboard.press("ArrowUp");
    await expect.poll(() => slices.getByRole("gridcell", { selected: true }).getAttribute("aria-label")).toContain("∂K11/∂R11");
    expect(await current.getAttribute("data-case")).toBe("twice");
    await page.waitForURL((url) => url.searchParams.get("k") === "1.1.1.1");
  });

  slow("differentiates a matrix of formulas by both approaches, and keeps the last one beside an error", async ({ visit }) => {
    const page = await visit("5.4/?a=4.2.3");
    const table = page.locator("[data-value=figure]");
    expect(await table.locator(".shape").allTextContents()).toEqual(["ℝ(4×2)×3", "ℝ8×3"]);
    expect(await page.locator("[data-value='figure cell']").textContent()).toContain("0.606531");
    await expect.poll(async () => read(await page.locator("[data-value='figure apart']").textContent())).toBeLessThan(1e-14);
    const input = page.getByLabel("A(x)");
    await input.fill("x1*x2, x3\nx1^3, x2*x3, x1");
    expect(await page.locator(".formulas-input .problem").textContent()).toContain("as many entries as the first, which has 2, got 3");
    expect(await table.getByRole("gridcell").count()).toBe(48);
    await input.fill("x1*x2, x3\nx1^3, x2*x3");
    expect(await table.locator(".shape").allTextContents()).toEqual(["ℝ(2×2)×3", "ℝ4×3"]);
    await page.getByRole("gridcell", { name: "∂A21/∂x1" }).first().click();
    expect(await page.locator("[data-value='figure cell'] math").last().getAttribute("alttext")).toBe("3*x1^2");
  });

  slow("has the row x in one row of each slice of the derivative of Ax, and tells the sizes of any tensor", async ({ visit }) => {
    const page = await visit("5.4/?fm=3&fn=2&f=2.2.1&m=4&n=2&p=1&q=3");
    const table = page.locator("[data-value=product]");
    const slice = table.getByRole("grid", { name: "∂f2/∂A", exact: true });
    const [zero, , own, , last] = await slice.getByRole("gridcell").allTextContents();
    expect([zero, last]).toEqual(["0", "0"]);
    expect(await page.locator("[data-value='product cell'] strong").textContent()).toBe(own);
    await page.getByRole("button", { name: "Other numbers" }).first().click();
    expect(await slice.getByRole("gridcell").nth(2).textContent()).not.toBe(own);
    await page.goBack();
    await expect.poll(() => slice.getByRole("gridcell").nth(2).textContent()).toBe(own);
    const tensor = page.locator("[data-value=own]");
    await page.getByLabel("Your own F(X)").fill("X*v");
    expect(await tensor.locator("math").first().getAttribute("alttext")).toBe("d[i; j, k] = δ[i, j]*v[k]");
    expect(await tensor.locator(".shape").allTextContents()).toEqual(["ℝ2×(2×2)", "ℝ2×4"]);
    await expect.poll(() => tensor.locator("[data-value='own apart']").textContent()).toMatch(/^(0|[\d.]+·10⁻¹\d)$/u);
    await page.getByLabel("Your own F(X)").fill("X*D");
    await expect.poll(() => page.locator(".clash .meets").allTextContents()).toEqual(["n", "m"]);
    await page.getByLabel("Your own F(X)").fill("v'*X'*X*v");
    await expect.poll(() => tensor.getByRole("gridcell").count()).toBe(8);
    expect(await page.locator("[data-value='tensor shape']").textContent()).toBe("ℝ(4×2)×(1×3)");
    expect(await page.locator("[data-value='tensor size']").textContent()).toBe("24");
    expect(await page.locator("[data-value='tensor flat']").textContent()).toBe("8×3");
  });

  slow("takes the nearest size to what is typed, and shows the one it took", async ({ visit }) => {
    const page = await visit("5.4/");
    const rows = page.getByRole("spinbutton", { name: "Rows M" }).last();
    const typed = async (text: string): Promise<string> => {
      await rows.fill(text);
      await rows.press("Tab");
      return rows.inputValue();
    };
    expect([await typed("2.4"), await typed("1e9"), await typed("-3"), await typed("")]).toEqual(["2", "4", "1", "1"]);
    expect(await page.getByRole("group", { name: "The derivative of K by R" }).getByRole("gridcell").count()).toBe(8);
  });
});
