import { collect, leftOf } from "@repo/testing/node";
import { describe, expect, it } from "vitest";
import { call, constant, variable, type Expr } from "../src/expr.js";
import { parse } from "../src/parse/parse.js";

const make = (k: number): Expr => call("sin", call("add", variable(`forgotten_${k}`), constant(k + 0.5)));

describe("an expression that nobody holds any more", () => {
  it("is forgotten, and its parts with it; one that is held stays the same object", async () => {
    const held = make(-1);
    const references = Array.from({ length: 100 }, (_, k) => new WeakRef(make(k)));
    expect(await leftOf(references)).toBe(0);
    expect(make(-1)).toBe(held);
    expect(parse("sin(forgotten_1 + 3/2)")).toBe(make(1));
  });

  it("leaves nothing in the table", async () => {
    const fill = (): void => {
      for (let k = 0; k < 150_000; k++) variable(`leaked_${k}`);
    };
    await collect();
    const before = process.memoryUsage().heapUsed;
    fill();
    const growth = (): number => (process.memoryUsage().heapUsed - before) / 2 ** 20;
    // Entries that stay take 21 MB.
    await collect(() => growth() < 5);
    expect(growth()).toBeLessThan(5);
  });
});
