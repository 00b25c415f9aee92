import { describe, expect, it } from "vitest";
import { measure } from "../src/compare.js";

const refuse = () => {
  throw new Error("cannot");
};

describe("measure(sides)", () => {
  it("runs the sides in turn, as often as there are rounds", () => {
    const calls: string[] = [];
    const spy = (name: string) => () => calls.push(name);
    const measured = measure({ a: spy("a"), b: spy("b") }, { rounds: 3, milliseconds: 0, warm: 0 });
    expect(calls.join("")).toBe("aabbababab");
    expect(measured.map(({ name }) => name)).toEqual(["a", "b"]);
  });

  it("gives the ratio to the first side and the size of the result", () => {
    const measured = measure({ short: () => "x", long: () => "xxx" }, { rounds: 1, milliseconds: 0, warm: 0, size: (text: string) => text.length });
    expect(measured.map(({ size }) => size)).toEqual([1, 3]);
    expect(measured[0]?.ratio).toBe(1);
  });

  it("says of a side that throws why it failed, and times the others", () => {
    const [sound, failed] = measure({ sound: () => 1, refuse }, { rounds: 1, milliseconds: 0, warm: 0 });
    expect(failed).toMatchObject({ name: "refuse", failed: "cannot" });
    expect(sound).not.toHaveProperty("failed");
  });
});
