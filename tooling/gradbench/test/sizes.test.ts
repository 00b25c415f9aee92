import type { Compiled } from "@gradkit/wasm";
import { describe, expect, it } from "vitest";
import { inputs } from "../bench/inputs.js";
import { evals } from "../src/evals.js";

const compiled = (key: string): Compiled => {
  const [name, of] = key.split(".") as [string, string];
  return evals[name]![of]!(inputs[key]!() as never).compiled;
};

/** Equations of the derivative at GradBench's first size, lines of statements, and bytes of code, those of the functions among them: what they may be, a little above what they are. */
const ceilings: readonly { readonly key: string; readonly equations: number; readonly lines: number; readonly code: number }[] = [
  { key: "ht.jacobian", equations: 690, lines: 600, code: 45_000 },
  { key: "lstm.jacobian", equations: 18, lines: 210, code: 55_500 },
  { key: "ode.gradient", equations: 5, lines: 175, code: 10_800 },
];

describe("programs stay as short as they are", () => {
  it.each(ceilings)("$key", ({ key, equations, lines, code }) => {
    const { program, disassemble, stats, notices } = compiled(key);
    expect(notices).toEqual([]);
    expect(program.equations.length).toBeLessThanOrEqual(equations);
    expect(disassemble().split("\n").length).toBeLessThanOrEqual(lines);
    expect(stats.code).toBeLessThanOrEqual(code);
  });

  it("each eval has an input that its derivative takes", () => expect(Object.keys(inputs).map((key) => key.split(".")[0])).toEqual(Object.keys(evals)));
});
