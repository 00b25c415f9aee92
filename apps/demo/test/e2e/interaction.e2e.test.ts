import type { Locator, Page } from "playwright";
import { describe, expect } from "vitest";
import { it, slow } from "./journey.js";

/** What an interaction took: milliseconds of processor time of the page's own thread, from before the input until the picture after it. */
type Costs = Record<string, number>;

/** What finds its place first, and is then no more than an input: what is measured is short, and has little in it of what the lanes have the page do meanwhile. */
type Interaction = () => Promise<() => Promise<unknown>>;

/** Does some interactions, one after the other, and says what each of them took. */
const costs = async (page: Page, interactions: Readonly<Record<string, Interaction>>): Promise<Costs> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const clock = async (): Promise<number> => 1000 * (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")!.value;
  const taken: Costs = {};
  for (const [name, interaction] of Object.entries(interactions)) {
    const act = await interaction();
    const before = await clock();
    await act();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    taken[name] = (await clock()) - before;
  }
  await session.detach();
  return taken;
};

const most = 200;
const tooSlow = (taken: Costs): Costs => Object.fromEntries(Object.entries(taken).filter(([, cost]) => !(cost > 0 && cost <= most)));

const steps = async (page: Page, lane: string): Promise<number> => Number(await page.locator(`[data-lane=${lane}] td.number`).first().textContent());

const middleOf = async (target: Locator): Promise<readonly [number, number]> => {
  await target.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await target.boundingBox())!;
  return [x + width / 2, y + height / 2];
};

const press = (target: Locator): Interaction => async () => {
  const [x, y] = await middleOf(target);
  return () => target.page().mouse.click(x, y);
};

/** Takes hold of a handle; to be drawn a little way. */
const drag = (handle: Locator): Interaction => async () => {
  const { mouse } = handle.page();
  const [x, y] = await middleOf(handle);
  await mouse.move(x, y);
  await mouse.down();
  return () => mouse.move(x + 30, y + 20).then(() => mouse.up());
};

const key = (target: Locator, name: string): Interaction => async () => {
  await target.focus();
  return () => target.page().keyboard.press(name);
};

/** Two letters at the end of a text. */
const type = (input: Locator): Interaction => async () => {
  await input.press("End");
  return () => input.page().keyboard.type("/2");
};

describe("an interaction takes at most 200 ms of the processor from the input to the picture", () => {
  it("on Train, while eight optimizers run in their workers", async ({ visit }) => {
    const page = await visit("train/?problem=spiral&speed=5");
    const button = (name: string): Locator => page.getByRole("button", { name });
    const choice = (name: string): Locator => page.locator(".choice label", { hasText: new RegExp(`^${name}$`) });
    const nesterov = page.getByRole("checkbox", { name: /^Nesterov/ });
    const start = page.getByRole("slider", { name: "The start" });
    await button("Race").click();
    await expect.poll(() => steps(page, "adam"), { timeout: 30_000 }).toBeGreaterThan(30);
    const learning = await costs(page, {
      evaluations: press(choice("evaluations")),
      gradient: press(choice("Gradient")),
      "another lane's model": press(page.getByRole("radio", { name: /shows Momentum/ })),
      pause: press(button("Pause")),
      play: press(button("Race")),
      speed: press(choice("1×")),
      "a lane less": press(nesterov),
      "another problem": press(button("Your formula")),
    });
    await button("Race").click();
    await expect.poll(() => steps(page, "adam"), { timeout: 30_000 }).toBeGreaterThan(3);
    const falling = await costs(page, { typing: type(page.getByLabel("A function of x and y")), race: press(button("Race")), dragging: drag(start), "race again": press(button("Race")), key: key(start, "ArrowLeft") });
    expect([tooSlow(learning), tooSlow(falling)]).toEqual([{}, {}]);
  });

  slow("on Home, while six race over a surface that sways", async ({ visit }) => {
    const page = await visit("", { reducedMotion: "no-preference" });
    await expect.poll(() => steps(page, "adam"), { timeout: 20_000 }).toBeGreaterThan(3);
    const point = page.getByRole("slider", { name: "The point on the map" });
    const taken = await costs(page, {
      model: press(page.locator(".choice label", { hasText: "Quadratic" })),
      pause: press(page.getByRole("button", { name: "Pause" })),
      play: press(page.getByRole("button", { name: "Race" })),
      dragging: drag(point),
      typing: type(page.getByLabel("A function of x and y")),
      "another surface": press(page.getByRole("button", { name: "Rosenbrock" })),
    });
    expect(tooSlow(taken)).toEqual({});
  });
});
