import { get } from "idb-keyval";
import { beforeEach, expect, it, vi } from "vitest";
import { keepData } from "../../src/pages/fit/storage.js";
import { own, ownText, showExample, state, takeText } from "../../src/pages/fit/state.js";

vi.mock("idb-keyval", () => ({ get: vi.fn<() => Promise<string>>(), set: () => Promise.resolve() }));

const href = "http://localhost/fit/";
vi.stubGlobal("location", { href, hash: "", search: "" });
vi.stubGlobal("history", { replaceState: () => undefined, pushState: () => undefined });

/** Lets the database answer with what it has kept. */
let answer: () => void;
beforeEach(() => {
  [state.ex.value, ownText.value] = [own, ""];
  vi.mocked(get).mockReset().mockReturnValue(new Promise((resolve) => (answer = () => resolve("x,y\n0,0"))));
});

/** What is shown after the database has answered. */
const shownAfter = async (meanwhile: () => void): Promise<readonly string[]> => {
  const kept = keepData();
  await expect.poll(() => vi.mocked(get).mock.calls.length, { timeout: 30_000 }).toBeGreaterThan(0);
  meanwhile();
  answer();
  await kept;
  return [state.ex.value, ownText.value];
};

it("shows the data that were kept", async () => expect(await shownAfter(() => undefined)).toEqual([own, "x,y\n0,0"]));

it("leaves what the reader gives before they are there", async () => expect(await shownAfter(() => takeText("s,t\n1,2"))).toEqual([own, "s,t\n1,2"]));

it("leaves the example that the reader chooses before they are there", async () => expect(await shownAfter(() => showExample("Misra1a"))).toEqual(["Misra1a", ""]));

it("leaves what the reader has given before they were asked for", async () => {
  takeText("s,t\n1,2");
  answer();
  await keepData();
  expect([state.ex.value, ownText.value]).toEqual([own, "s,t\n1,2"]);
});
