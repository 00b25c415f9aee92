import { add, mul, sub, type Equation, type Program, type Tensor } from "@gradkit/autodiff";
import { svd } from "@gradkit/autodiff/linalg";
import type { NDArray } from "@gradkit/shapes";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { compile, compileSync, supported } from "../src/index.js";
import { arrayOf } from "./conformance/case.js";

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(console, "warn").mockImplementation((text: string) => void warnings.push(text));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const { relaxed } = compileSync;

/** What becomes of multiply-adds here, by what the host has. */
const outcome = supported().relaxedSimd
  ? { notices: [], instructions: { madd: "madd(i0[v0], i1[v0], i2[v0])", nmadd: "nmadd(i0[v0], i1[v0], i2[v0])" } }
  : { notices: ["wasm/not-relaxed"], instructions: { madd: "add(i2[v0], mul(i0[v0], i1[v0]))", nmadd: "sub(i2[v0], mul(i0[v0], i1[v0]))" } };

const madd = (x: Tensor, y: Tensor, z: Tensor): Tensor => add(z, mul(x, y));
const nmadd = (x: Tensor, y: Tensor, z: Tensor): Tensor => sub(z, mul(x, y));
const three = (n: number): readonly [Float64Array, Float64Array, Float64Array] => [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
type OfThree = (...xs: readonly (Float64Array | NDArray)[]) => Float64Array & NDArray;

describe("compile.relaxed", () => {
  it.each([["madd", madd], ["nmadd", nmadd]] as const)("makes one instruction of a product and a sum, or says that there is none: %s", async (name, f) => {
    for (const compiled of [relaxed(f, ...three(33)), await compile.relaxed(f, ...three(33))]) {
      expect(compiled.notices.map(({ code }) => code)).toEqual(outcome.notices);
      expect(compiled.disassemble()).toBe(`lanes x4 v0 < 33 {\n  o3[v0] = ${outcome.instructions[name]}\n}`);
      expect(compiled.stats.flops).toBe(66);
    }
    expect(warnings.map((text) => text.split(":")[0])).toEqual([...outcome.notices, ...outcome.notices]);
  });

  it.each([["float64", 2 ** -30], ["float32", 2 ** -13]] as const)("of %s gives what rounding once gives, or twice, with its sign", (dtype, step) => {
    const all = [1 + step, 1 - step, -1].map((x) => arrayOf([37], () => x, dtype)) as [NDArray, NDArray, NDArray];
    const [plus, minus] = [madd, nmadd].map((f) => [...(relaxed(f as never, ...all) as unknown as OfThree)(...all)]);
    expect([0, -(step ** 2)]).toEqual(expect.arrayContaining(plus!));
    expect([-2, -2 + step ** 2]).toEqual(expect.arrayContaining(minus!));
  });

  it("stays so where a function is called with other shapes", () => {
    const numbersOf = (n: number): [Float64Array, Float64Array, Float64Array] => [1 + 2 ** -30, 1 - 2 ** -30, -1].map((x) => new Float64Array(n).fill(x)) as never;
    const [first, other] = [relaxed(madd, ...three(33)), relaxed(madd, ...three(40))] as unknown as OfThree[];
    expect(first!(...numbersOf(40))).toEqual(other!(...numbersOf(40)));
  });

  it("is a module of its own where the host has it, and that of compile elsewhere: either is made once, long programs too", () => {
    const chain = (length: number, ...shape: readonly number[]): Program => {
      const out = { shape, dtype: "float64" as const };
      const equations = Array.from({ length }, (_, k): Equation => ({ primitive: k % 2 === 0 ? "mul" : "add", params: {}, inputs: [k + 1, 0], outputs: [out] }));
      return { format: "gradkit/program@1", inputs: [out, out], constants: [], equations, outputs: [length + 1] };
    };
    for (const program of [chain(10, 33), chain(2002)]) {
      const [plain, first, again, after] = [compileSync(program), relaxed(program), relaxed(program), compileSync(program)];
      expect(first.bytes).toBe(again.bytes);
      expect(plain.bytes).toBe(after.bytes);
      expect(first.bytes === plain.bytes).toBe(!supported().relaxedSimd);
      expect(plain.disassemble()).not.toContain("madd");
    }
  });

  it("is refused with WebAssembly itself by one notice, and named beside what is interpreted", () => {
    expect(relaxed(((a: Tensor) => svd(a)) as never, [[1, 0], [0, 1]]).notices.map(({ code }) => code)).toEqual(["wasm/interpreted", ...outcome.notices]);
    vi.stubGlobal("WebAssembly", undefined);
    expect(relaxed((x: Tensor) => mul(x, 3), 1).notices.map(({ code }) => code)).toEqual(["wasm/refused"]);
  });
});
