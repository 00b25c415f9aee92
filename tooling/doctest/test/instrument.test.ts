import { describe, expect, it } from "vitest";
import { expectedCode } from "../src/expected.js";
import { edited, instrument } from "../src/instrument.js";

const instrumented = (code: string, resolve?: (specifier: string) => string) => {
  const { imports, checks } = instrument(code, resolve);
  return edited(code, [...imports, ...checks]);
};

describe("expectedCode(text)", () => {
  it.each([
    ["4", '($near("4"))'],
    ["-0.5", '($near("-0.5"))'],
    ["0.333…", '($cut("0.333"))'],
    ["[1, [2.5, x]]", '([$near("1"), [$near("2.5"), x]])'],
    ["{ a: 1, b: 'c…]' }", "({ a: $near(\"1\"), b: 'c…]' })"],
    ["[1, …]", '([$near("1"), ...$more])'],
    ["{ a: 1, ... }", '({ a: $near("1"), ...$more })'],
    ["Float64Array [1, 2]", "(Float64Array.of(1, 2))"],
    ["Math.PI / 2", "(Math.PI / 2)"],
  ])("%s", (text, code) => expect(expectedCode(text)).toBe(code));

  it("refuses what is no expression", () => expect(() => expectedCode("4, by the rule")).toThrow("does not parse"));
});

describe("instrument(code)", () => {
  it.each([
    ["f(2) // => 4", '$check((f(2)), ($near("4")), "4"); // => 4'],
    ["f(2)\n// => 4", '$check((f(2)), ($near("4")), "4");\n// => 4'],
    ["const y = f(2); // => 4", 'const y = f(2);;$check(y, ($near("4")), "4"); // => 4'],
    ["f(\n  2,\n) // => 4", '$check((f(\n  2,\n)), ($near("4")), "4"); // => 4'],
    ["f() // => [1,\n//   2]", '$check((f()), ([$near("1"),\n   $near("2")]), "[1,\\n   2]"); // => [1,\n//   2]'],
    ["a // => 1\n[...b] // => [2]", '$check((a), ($near("1")), "1"); // => 1\n$check(([...b]), ([$near("2")]), "[2]"); // => [2]'],
    ["const y = f()   // => 4", 'const y = f() ;$check(y, ($near("4")), "4");  // => 4'],
    ["f() // throws a/b", 'await $throws(async () => (f()), "a/b"); // throws a/b'],
    ["f() // => throws a/b", 'await $throws(async () => (f()), "a/b"); // => throws a/b'],
    ["// prose throws light on it\nf()", "// prose throws light on it\nf()"],
    ['import { a as b, type T } from "x"; b()', 'const { "a": b } = await import("x"); b()'],
    ['import * as all from "x";', 'const all = await import("x");'],
    ['import type { T } from "x";', ""],
  ])("%s", (code, expected) => expect(instrumented(code)).toBe(expected));

  it.each([
    ["f(", "does not parse"],
    ["f() // => 4 by rule", "does not parse"],
    ["// => 4", "after none"],
    ["for (const x of xs) {\n  x // => 1\n}", "stands inside a statement"],
    ["const { a } = f() // => 1", "follows no expression"],
  ])("refuses %s", (code, message) => expect(() => instrument(code)).toThrow(message));

  it("names what the code uses and does not import, results included, types and properties not", () => {
    const { free } = instrument('import { a } from "x";\nconst y: T = a(b.c, { d: 1, e }) as const; // => f');
    expect(free).toEqual(["b", "e", "f", "y"]);
  });

  it("imports from where `resolve` says", () => {
    expect(instrumented('import { a } from "x";', (name) => `/src/${name}.ts`)).toBe('const { "a": a } = await import("/src/x.ts");');
  });
});
