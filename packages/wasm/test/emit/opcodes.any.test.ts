import { describe, expect, it } from "vitest";
import { laneCodes, scalarCodes } from "../../src/emit/opcodes.js";

type Codes = Readonly<Record<string, number>>;

/** The last instruction of each row. @source WebAssembly Core Specification 2.0, appendix A.7, index of instructions */
const ends: readonly { readonly title: string; readonly codes: Codes; readonly is: Codes }[] = [
  { title: "f64", codes: scalarCodes.f64 as Codes, is: { ge: 0x66, max: 0xa5 } },
  { title: "f32", codes: scalarCodes.f32 as Codes, is: { ge: 0x60, max: 0x97 } },
  { title: "i32", codes: scalarCodes.i32 as Codes, is: { geU: 0x4f, shrU: 0x76 } },
  { title: "i64", codes: scalarCodes.i64 as Codes, is: { geU: 0x5a, shrU: 0x88 } },
  { title: "f64x2", codes: laneCodes.f64 as Codes, is: { ge: 0x4c, pmax: 0xf7, floor: 0x75, trunc: 0x7a } },
  { title: "f32x4", codes: laneCodes.f32 as Codes, is: { ge: 0x46, pmax: 0xeb, trunc: 0x69 } },
  { title: "i64x2", codes: laneCodes.i64 as Codes, is: { add: 0xce, sub: 0xd1, eq: 0xd6 } },
];

describe("rows of instructions", () => {
  it.each(ends)("of $title end at the codes of the specification", ({ codes, is }) => expect(codes).toMatchObject(is));
});
