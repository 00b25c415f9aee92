import { expect, it } from "vitest";
import { parseEinsum } from "../src/index.js";
import { filledShape, law } from "./arbitrary.js";

it("parseEinsum gives each axis a label with its size, those of an ellipsis counted from the right", () =>
  law([filledShape, filledShape], (batch, s) => {
    const letters = "abcde".slice(0, s.length);
    const { inputs, output, sizes } = parseEinsum(`...${letters}->${letters}...`, [...batch, ...s]);
    expect(inputs[0]!.map((label) => sizes[label])).toEqual([...batch, ...s]);
    expect(output.map((label) => sizes[label])).toEqual([...s, ...batch]);
  }));

it("parseEinsum aligns ellipses of different length", () =>
  expect(parseEinsum("...i,...i", [4, 1, 3], [2, 3])).toEqual({ inputs: [[".2", ".1", "i"], [".1", "i"]], output: [".2", ".1"], sizes: { ".2": 4, ".1": 2, i: 3 } }));

it("parseEinsum reads a long spec in linear time", () => expect(() => parseEinsum(`${"a ".repeat(5000)}!`, [])).toThrow("at [10000]"));
