import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { call } from "../src/call.js";
import { number, symbolNode, type MatrixExpr } from "../src/expr.js";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

const collect = async (): Promise<void> => {
  for (let turn = 0; turn < 4; turn++) {
    await setTimeout(10);
    gc();
  }
};

const make = (k: number): MatrixExpr => call("sin", [call("add", [symbolNode(`forgotten_${k}`, { rows: null, cols: null }, {}), number(k + 0.5)])]);
const crowd = (from: number): void => {
  for (let k = from; k < from + 2000; k++) make(k);
};

it("an expression that somebody holds stays the same object; one that nobody holds is forgotten once others follow", async () => {
  const held = make(-1);
  const references = Array.from({ length: 100 }, (_, k) => new WeakRef(make(k)));
  crowd(1000);
  await collect();
  expect(references.filter((reference) => reference.deref() !== undefined)).toEqual([]);
  expect(make(-1)).toBe(held);
});
