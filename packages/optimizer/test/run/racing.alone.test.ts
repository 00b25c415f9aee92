import { leftOf } from "@repo/testing/node";
import { expect, it } from "vitest";
import { racing } from "../../src/run/racing.js";

it("what was raced against a promise that lasts is forgotten, though that still lasts", async () => {
  const race = racing(new Promise<never>(() => undefined));
  const given = async (): Promise<WeakRef<object>> => new WeakRef((await race(Promise.resolve({ numbers: new Float64Array(1000) }))));
  const references: WeakRef<object>[] = [];
  for (let k = 0; k < 100; k++) references.push(await given());
  expect(await leftOf(references)).toBe(0);
  expect(await race(Promise.resolve("on"))).toBe("on");
});
