import { assert, bigInt, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes } from "../../src/encode/bytes.js";
import { op } from "../../src/encode/instructions.js";
import { encodeModule } from "../../src/encode/module.js";

/** A module with one function that gives a number. */
const giving = (result: "i32" | "i64" | "f64", write: (b: ReturnType<typeof bytes>) => void): unknown => {
  const code = bytes();
  write(code);
  code.byte(op.end);
  const module = encodeModule({ imports: [], functions: [{ params: [], results: [result], locals: [], code: code.view().slice() }], exports: { f: 0 }, pages: 1, data: [{ address: 16, data: Uint8Array.of(1, 2, 3) }] });
  const { f, memory } = new WebAssembly.Instance(new WebAssembly.Module(module)).exports as { f: () => unknown; memory: WebAssembly.Memory };
  expect([...new Uint8Array(memory.buffer, 16, 4)]).toEqual([1, 2, 3, 0]);
  return f();
};

describe("a module", () => {
  it("holds every whole number as the engine reads it", () => {
    assert(property(integer(), (x) => { expect(giving("i32", (b) => { b.byte(op.i32Const); b.signed(x); })).toBe(x); }), { seed: 1, numRuns: 60 });
    assert(property(bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (x) => { expect(giving("i64", (b) => { b.byte(op.i64Const); b.signed(x); })).toBe(x); }), { seed: 1, numRuns: 60 });
  });

  it("holds every float64", () => {
    assert(property(double(), (x) => { expect(giving("f64", (b) => { b.byte(op.f64Const); b.float64(x); })).toBe(x); }), { seed: 1, numRuns: 60 });
  });

  it("counts in LEB128", () => {
    const b = bytes();
    for (const x of [0, 127, 128, 624485, 2 ** 32 - 1]) b.unsigned(x);
    expect([...b.view()]).toEqual([0, 127, 0x80, 1, 0xe5, 0x8e, 0x26, 0xff, 0xff, 0xff, 0xff, 0x0f]);
  });

  it("declares neighbours of one type together, and imports before its own", () => {
    const module = encodeModule({
      imports: [{ module: "host", name: "g", params: ["f64"], results: ["f64"] }],
      functions: [{ params: [], results: ["f64"], locals: ["f64", "f64", "i32", "v128"], code: Uint8Array.of(op.localGet, 0, op.call, 0, op.end) }],
      exports: { f: 1 }, pages: 1, data: [],
    });
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(module), { host: { g: (x: number) => x + 5 } }).exports as { f: () => number };
    expect(f()).toBe(5);
  });
});
