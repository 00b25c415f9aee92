import { interpret, parse, type Field } from "@gradkit/scalar";
import { complexStep } from "@gradkit/scalar/difference";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

const book = parse("sqrt(x^2 + exp(x^2)) + cos(x^2 + exp(x^2))");
const byComplexStep = complexStep(<T,>(F: Field<T>, x: T) => interpret(book, F, { x }), 1).value;

describe("5.6", () => {
  it("steps through the book's graph to the derivative that both modes and the complex step have", async ({ visit }) => {
    const page = await visit("5.6/");
    await page.locator("[data-node]").first().waitFor();
    const next = page.getByRole("button", { name: "Next step" });
    for (let k = 0; k < 14; k++) await next.click();
    expect(await next.isDisabled()).toBe(true);
    await expect.poll(() => page.locator("[data-value='adjoint x']").textContent()).not.toBe("");   // the engine may come after the graph
    const [tape, reverse, forward] = await Promise.all(["adjoint x", "reverse x", "forward x"].map((name) => page.locator(`[data-value='${name}']`).textContent()));
    expect(Number(tape)).toBeCloseTo(byComplexStep, 6);
    expect(Number(reverse)).toBe(Number(byComplexStep.toPrecision(12)));
    expect(forward).toBe(reverse);
    const [recorded, written] = await Promise.all(["reverse", "written"].map((name) => page.locator(`[data-value='${name}']`).textContent()));
    expect(Number(recorded)).toBeLessThan(Number(written));
  });

  slow("names its nodes for the keyboard, with what is known of them", async ({ visit }) => {
    const page = await visit("5.6/?f=x*y&x=2&y=3&step=5");
    await page.locator("[data-node=f]").waitFor();
    expect(await page.locator("[data-node]").evaluateAll((nodes) => nodes.map((node) => [node.getAttribute("tabindex"), node.getAttribute("aria-label")]))).toEqual([["0", "x = 2"], ["0", "y = 3, ∂f/∂y = 2"], ["0", "f = 6, ∂f/∂f = 1"]]);
  });

  slow("marks where a value is lost, and says nothing wrong", async ({ visit }) => {
    const page = await visit("5.6/?f=1/(x-x)&x=1&step=3");
    await page.locator(".node.bad").first().waitFor();
  });

  slow("counts the multiplications of a chain both ways", async ({ visit }) => {
    const page = await visit("5.6/?sizes=1,10,100,1000");
    expect(await page.locator("[data-value=left]").textContent()).toBe("101,000");
    expect(await page.locator("[data-value=right]").textContent()).toBe("1,010,000");
  });

  slow("has the gradient of its network right, and learns with it", async ({ visit }) => {
    const page = await visit("5.6/?depth=2&width=5");
    await page.getByRole("button", { name: "Descend 300 steps" }).click();
    await page.locator("[data-value=check]").getByText("✓").waitFor();
    const [, from, to] = /Loss (\d\.\d+) → (\d\.\d+)/.exec((await page.locator("[data-value=descended]").textContent())!)!;
    expect(Number(to)).toBeLessThan(0.5 * Number(from));
    await page.locator("[data-value='jacobian 2']").waitFor();
    expect(await page.locator("[data-value^='jacobian ']").count()).toBe(2);
  });
});
