import type { Page } from "playwright";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const read = (text: string): number => Number(text.replace("−", "-"));
const shown = async (page: Page, name: string): Promise<number[]> => (await page.locator(`[data-value="${name}"] td`).allTextContents()).map(read);

describe("5.2", () => {
  it("moves the point by keys and by pointer, and the row has the values of (5.41) and (5.42)", async ({ visit }) => {
    const page = await visit("5.2/?p1=0.5&p2=-0.5");
    const point = page.getByRole("slider", { name: "The point", exact: true }).first();
    const partials = (x: number, y: number): number[] => [2 * (x + 2 * y ** 3), 12 * (x + 2 * y ** 3) * y ** 2];
    expect(await shown(page, "gradient")).toEqual(partials(0.5, -0.5));
    await point.press("Shift+ArrowUp");
    await point.press("ArrowLeft");
    expect(await shown(page, "gradient")).toEqual(partials(0.47, -0.2).map((slope) => expect.closeTo(slope, 5) as number));
    await point.locator(".knob").hover();   // once it stands
    await page.mouse.down();
    const box = (await point.locator(".knob").boundingBox())!;
    await page.mouse.move(box.x - 60, box.y - 40, { steps: 3 });
    await page.mouse.up();
    // The address follows the point a little later.
    let [address, row] = ["", [] as readonly number[]];
    await expect.poll(async () => {
      [address, row] = [page.url(), await shown(page, "gradient")];
      const [x, y] = ["p1", "p2"].map((name) => Number(new URL(address).searchParams.get(name))) as [number, number];
      return x < 0.4 && y > -0.15 && partials(x, y).every((slope, k) => Math.abs(slope - row[k]!) < 5e-5);
    }).toBe(true);
    const again = await visit(address.split("/").slice(3).join("/"));
    expect(await shown(again, "gradient")).toEqual(row);
  });

  slow("freezes all but the chosen variable, and Back gives the earlier choice", async ({ visit }) => {
    const page = await visit("5.2/");
    await page.locator("[data-example='Ex. 5.7'] button").click();
    expect(await page.getByLabel("A function of x, y, z").inputValue()).toBe("x1^2*x2 + x1*x2^3");
    expect(await page.locator(".steps .frozen").first().textContent()).toBe("x1");
    await page.getByRole("button", { name: "frozen" }).click();
    expect(await page.locator(".steps .frozen").first().textContent()).toBe("x2");
    expect(await page.locator(".steps math").last().getAttribute("alttext")).toBe("2*x1*x2 + x2^3");
    await page.goBack();
    await expect.poll(() => page.locator(".steps .frozen").first().textContent()).toBe("x1");
    await page.goBack();
    await expect.poll(() => page.getByLabel("A function of x, y, z").inputValue()).toBe("(x + 2*y^3)^2");
  });

  slow("multiplies boxes that fit, and agrees with x put in first", async ({ visit }) => {
    const page = await visit("5.2/?t=0.5&s=2");
    const chain = page.locator("section", { has: page.getByRole("heading", { name: "The chain rule" }) });
    const sizes = chain.getByRole("group", { name: "The chain rule as boxes" }).locator(".size");
    expect(await sizes.allTextContents()).toEqual(["1×2", "2×1", "1×1"]);
    const numbers = await shown(page, "numbers");
    expect(numbers.at(-1)).toBeCloseTo(2 * Math.sin(0.5) * Math.cos(0.5) - 2 * Math.sin(0.5), 4);
    await chain.getByRole("button", { name: "two parameters" }).click();
    expect(await sizes.allTextContents()).toEqual(["1×2", "2×2", "1×2"]);
    expect((await shown(page, "numbers")).slice(-2)).toEqual([4 * Math.cos(0.5) ** 2 + 2 * Math.sin(0.5), -8 * Math.cos(0.5) * Math.sin(0.5) + 4 * Math.cos(0.5)].map((slope) => expect.closeTo(slope, 3) as number));
    expect(await chain.locator(".right").textContent()).toContain("Equal to the derivative");
    await chain.getByLabel("x1 of t").fill("s*cos(t");
    expect(await chain.locator(".problem").count()).toBe(1);
    expect(await sizes.allTextContents()).toEqual(["1×2", "2×2", "1×2"]);
  });

  slow("shows two of three variables, chosen", async ({ visit }) => {
    const page = await visit("5.2/?f=x*y*z&p1=1&p2=2&p3=3&w=4");
    expect(await shown(page, "gradient")).toEqual([6, 3, 2]);
    await page.getByRole("combobox").first().selectOption("z");
    const point = page.getByRole("slider", { name: "The point", exact: true }).first();
    await point.press("ArrowRight");
    expect(await shown(page, "gradient")).toEqual([6.16, 3.08, 2]);
    expect(await page.getByRole("combobox").nth(1).inputValue()).toBe("1");
  });

  slow("stands where the path is nowhere, and where there is no gradient", async ({ visit }) => {
    const page = await visit("5.2/?c1=1/t&t=0&f=log(x)*y&p1=-1");
    expect(await page.getByRole("slider", { name: "The point on the path" }).count()).toBe(0);
    expect(await page.locator(".problem").textContent()).toContain("no gradient here");
    await page.getByRole("slider", { name: "The point", exact: true }).first().press("Shift+ArrowRight");
    await page.getByLabel("t", { exact: true }).first().fill("1");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("slider", { name: "The point on the path" }).count()).toBe(1);
  });
});
