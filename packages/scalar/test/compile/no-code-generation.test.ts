import { createContext, runInContext } from "node:vm";
import { expect, it } from "vitest";
import { build } from "esbuild";

const source = `
  import { compile, derivative, parse } from "./index.js";
  globalThis.value = compile(derivative(parse("sin(x^2)*exp(y)"), "x"), ["x", "y"])(0.5, 1);
`;

it("compile works where no code may be made from strings, as under a strict Content-Security-Policy", async () => {
  const resolveDir = new URL("../../src", import.meta.url).pathname;
  const { outputFiles } = await build({ stdin: { contents: source, resolveDir, loader: "ts" }, bundle: true, write: false, format: "iife", target: "es2022" });
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  expect(() => runInContext("new Function('return 1')()", context)).toThrow("Code generation from strings disallowed");
  runInContext(outputFiles[0]!.text, context);
  expect(runInContext("value", context)).toBeCloseTo(2 * 0.5 * Math.cos(0.25) * Math.E, 14);
});
