import { expect, it } from "vitest";
import { evaluate, type Program } from "../../src/index.js";
import { primitives } from "../../src/primitives.js";

/** This file must not import the module of linear algebra. */
const program: Program = {
  format: "gradkit/program@1",
  inputs: [{ shape: [2, 2], dtype: "float64" }],
  constants: [],
  equations: [{ primitive: "det", inputs: [0], params: {}, outputs: [{ shape: [], dtype: "float64" }] }],
  outputs: [1],
};

it("without the module of linear algebra its primitives are not there, and a program that uses one says what to import", () => {
  expect([...primitives.keys()]).not.toContain("det");
  expect(() => evaluate(program as never, [[1, 2], [3, 4]] as never)).toThrow('det: the program uses an operation that is not loaded. Did you mean to import from "@gradkit/autodiff/linalg"?');
});

it("with it the program runs", async () => {
  await import("../../src/linalg/index.js");
  expect(evaluate(program as never, [[1, 2], [3, 4]] as never)).toEqual([-2]);
});
