import { describe, expect } from "vitest";
import { slow } from "./journey.js";

describe("one expression in six packages, on Home", () => {
  slow("prints what each says once it is seen, with the lines to copy, and says what is refused", async ({ visit }) => {
    const page = await visit("?f=x^2+%2B+3y^2&x=1&y=2");
    const prints = (name: string): Promise<string | null> => page.locator(`[data-prints=${name}]`).textContent();
    expect(await prints("scalar")).toBe("…");
    const strip = page.getByRole("heading", { name: "One expression, six packages" });
    await strip.scrollIntoViewIfNeeded();
    await expect.poll(() => prints("autodiff"), { timeout: 20_000 }).toBe("2, 12");
    expect(await prints("scalar")).toBe("2*x, 6*y");
    const card = page.locator(".strip li", { has: page.locator("[data-prints=autodiff]") });
    await card.getByText("TypeScript").click();
    expect(await card.locator("pre").textContent()).toContain('parse("x^2 + 3y^2")');
    await card.getByRole("button", { name: "Copy: TypeScript, autodiff" }).click();
    await expect.poll(() => page.locator("[aria-live]").textContent()).toMatch(/^Copied: TypeScript, autodiff$|the text is selected/);
    await page.getByLabel("A function of x and y").fill("log(-x) + y");
    await strip.scrollIntoViewIfNeeded();
    await expect.poll(() => prints("taylor"), { timeout: 20_000 }).toContain("must be finite");
  });
});
