import { describe, expect } from "vitest";
import { slow } from "./journey.js";

describe("5.4, from one approach to the other", () => {
  slow("lets every cell fly from its slice to its place in the Jacobian and back, and keeps the chosen one", async ({ visit }) => {
    const page = await visit("5.4/?a=4.2.3", { reducedMotion: "no-preference" });
    const view = page.locator("[data-value=figure] .tensor-view");
    /** Presses a button and holds what flies from it, all on the page: a flight is soon over. */
    const landed = (button: string): Promise<{ readonly chosen: number; readonly places: number[] }> =>
      view.evaluate(async (box, name) => {
        [...box.querySelectorAll("button")].find((each) => each.textContent.includes(name))!.click();
        while (!box.querySelector(".flight span")) await new Promise((resolve) => setTimeout(resolve));
        const chosen = box.querySelectorAll(".flight span[data-chosen]").length;
        const flying = [...box.querySelectorAll(".flight span")];
        for (const animation of flying.flatMap((span) => span.getAnimations())) {
          animation.pause();
          animation.currentTime = Number(animation.effect!.getComputedTiming().endTime);
        }
        const places = [...box.querySelectorAll("[data-at]")].map((cell) => cell.getBoundingClientRect());
        const near = (a: DOMRect, b: DOMRect): boolean => Math.hypot(a.x - b.x, a.y - b.y, a.right - b.right, a.bottom - b.bottom) < 1;
        const taken = new Set(flying.map((span) => places.findIndex((place) => near(place, span.getBoundingClientRect()))));
        for (const animation of flying.flatMap((span) => span.getAnimations())) animation.finish();
        return { chosen, places: [flying.length, ...taken].toSorted((a, b) => a - b) };
      }, button);
    // The page has the cells of the slices first, and then those of the Jacobian.
    expect((await landed("Watch it flatten")).places).toEqual([24, ...Array.from({ length: 24 }, (_, k) => 24 + k)]);
    await expect.poll(() => view.locator(".flight span").count()).toBe(0);
    expect(await landed("Watch it collect")).toEqual({ chosen: 1, places: [...Array.from({ length: 24 }, (_, k) => k), 24] });
    expect(await view.locator("[aria-selected=true]").evaluateAll((cells) => cells.map((cell) => (cell as HTMLElement).dataset.at))).toEqual(["3.1.2", "3.1.2"]);
  });

  slow("has nothing that moves where motion is unwanted", async ({ visit }) => {
    const page = await visit("5.4/");
    expect(await page.getByRole("button", { name: /^(◂ )?Watch/ }).count()).toBe(0);
  });
});
