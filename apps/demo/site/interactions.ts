/** What interactions cost, printed: milliseconds of processor time of the page's own thread, from before the input until the picture after it, while lanes run. It wants a quiet machine. */
import { setTimeout as wait } from "node:timers/promises";
import { browserArgs, findBrowser } from "@repo/workspace";
import { chromium, type BrowserContextOptions, type Locator, type Page } from "playwright";
import { serve } from "./serve.js";

/** What finds its place first, and is then no more than an input: what is measured is short, and has little in it of what the lanes have the page do meanwhile. */
type Interaction = () => Promise<() => Promise<unknown>>;

const most = 200;
let slow = 0;

/** Does some interactions, one after the other, and prints what each of them took. */
const measure = async (page: Page, interactions: Readonly<Record<string, Interaction>>): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const clock = async (): Promise<number> => 1000 * (await session.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")!.value;
  for (const [name, interaction] of Object.entries(interactions)) {
    const act = await interaction();
    const before = await clock();
    await act();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const cost = (await clock()) - before;
    console.log(`${cost.toFixed(0).padStart(5)} ms  ${name}`);
    if (cost > most) slow++;
  }
  await session.detach();
};

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

/** Waits until Adam has taken more steps than these. */
const isUnderWay = async (page: Page, steps: number): Promise<void> => {
  while (Number(await page.locator("[data-lane=adam] td.number").first().textContent()) <= steps) await wait(50);
};

const site = await serve();
const browser = await chromium.launch({ executablePath: findBrowser("interactions cannot be measured")!, args: [...browserArgs] });
const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, serviceWorkers: "block", ...options });
  await page.goto(site.address + path);
  await page.waitForSelector("html[data-alive]");
  return page;
};
const button = (page: Page, name: string): Locator => page.getByRole("button", { name });
const choice = (page: Page, name: string): Locator => page.locator(".choice label", { hasText: new RegExp(`^${name}$`) });

console.log("Train, while eight optimizers run in their workers");
const train = await open("train/?problem=spiral&speed=5", { reducedMotion: "reduce" });
await button(train, "Race").click();
await isUnderWay(train, 30);
await measure(train, {
  evaluations: press(choice(train, "evaluations")),
  gradient: press(choice(train, "Gradient")),
  "another lane's model": press(train.getByRole("radio", { name: /shows Momentum/ })),
  pause: press(button(train, "Pause")),
  play: press(button(train, "Race")),
  speed: press(choice(train, "1×")),
  "a lane less": press(train.getByRole("checkbox", { name: /^Nesterov/ })),
  "another problem": press(button(train, "Your formula")),
});
await button(train, "Race").click();
await isUnderWay(train, 3);
const start = train.getByRole("slider", { name: "The start" });
await measure(train, { typing: type(train.getByLabel("A function of x and y")), race: press(button(train, "Race")), dragging: drag(start), "race again": press(button(train, "Race")), key: key(start, "ArrowLeft") });
await train.close();

console.log("Home, while six race over a surface that sways");
const home = await open("");
await isUnderWay(home, 3);
await measure(home, {
  model: press(choice(home, "Quadratic")),
  pause: press(button(home, "Pause")),
  play: press(button(home, "Race")),
  dragging: drag(home.getByRole("slider", { name: "The point on the map" })),
  typing: type(home.getByLabel("A function of x and y")),
  "another surface": press(button(home, "Rosenbrock")),
});

await browser.close();
await site.close();
if (slow > 0) console.error(`${slow} interactions take more than ${most} ms`);
process.exitCode = slow > 0 ? 1 : 0;
