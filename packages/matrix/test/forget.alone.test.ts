import { leftOf } from "@repo/testing/node";
import { expect, it } from "vitest";
import { call } from "../src/call.js";
import { number, symbolNode, type MatrixExpr } from "../src/expr.js";

const make = (k: number): MatrixExpr => call("sin", [call("add", [symbolNode(`forgotten_${k}`, { rows: null, cols: null }, {}), number(k + 0.5)])]);
const crowd = (from: number): void => {
  for (let k = from; k < from + 2000; k++) make(k);
};

it("an expression that somebody holds stays the same object; one that nobody holds is forgotten once others follow", async () => {
  const held = make(-1);
  const references = Array.from({ length: 100 }, (_, k) => new WeakRef(make(k)));
  crowd(1000);
  expect(await leftOf(references)).toBe(0);
  expect(make(-1)).toBe(held);
});
