import { afterEach, describe, expect, it } from "vitest";
import { call, variable } from "../../src/expr.js";
import { arities, functionNames } from "../../src/functions.js";
import { parse } from "../../src/parse/parse.js";
import { derivativeNotation } from "../../src/print/derivative-notation.js";
import { toMathML } from "../../src/print/to-mathml.js";

const shown = (mathml: string): Element => {
  document.body.innerHTML = `<div style="font-size: 40px; display: inline-block">${mathml}</div>`;
  return document.querySelector("math")!;
};

/** The boxes of the children of the first element of that name. */
const childBoxes = (mathml: string, name: string): DOMRect[] => Array.from(shown(mathml).querySelector(name)!.children, (child) => child.getBoundingClientRect());

const middle = ({ top, bottom }: DOMRect): number => (top + bottom) / 2;
const ofFormula = (formula: string): string => toMathML(parse(formula));

afterEach(() => {
  document.body.innerHTML = "";
});

describe("Chromium lays out", () => {
  it.each(functionNames.map((name) => [name] as const))("%s with all its parts in view", (name) => {
    const math = shown(toMathML(call(name, ...["x", "y", "z"].slice(0, arities[name]).map(variable))));
    const leaves = Array.from(math.querySelectorAll("mi, mn, mo:not(:empty), mtext"), (leaf) => ({ text: leaf.textContent, box: leaf.getBoundingClientRect() }));
    const invisible = ["\u2061", "\u2062"];
    expect(math.namespaceURI).toBe("http://www.w3.org/1998/Math/MathML");
    expect(leaves.filter(({ text, box }) => !invisible.includes(text) && (box.width === 0 || box.height === 0))).toEqual([]);
  });

  it("a fraction with the numerator above the denominator, both centred", () => {
    const [above, below] = childBoxes(ofFormula("(x + 1)/y"), "mfrac") as [DOMRect, DOMRect];
    expect(above.bottom).toBeLessThanOrEqual(below.top + 1);
    expect(Math.abs(above.left + above.right - below.left - below.right)).toBeLessThan(2);
  });

  it("an exponent above and right of its base, and smaller", () => {
    const [base, exponent] = childBoxes(ofFormula("x^n"), "msup") as [DOMRect, DOMRect];
    expect(middle(exponent)).toBeLessThan(middle(base));
    expect(exponent.left).toBeGreaterThanOrEqual(base.right - 1);
    expect(exponent.height).toBeLessThan(base.height);
  });

  it("a power of a function between its name and its argument", () => {
    const math = shown(ofFormula("sin(x)^2"));
    const [name, exponent, argument] = Array.from(math.querySelectorAll("mi, mn"), (leaf) => leaf.getBoundingClientRect()) as [DOMRect, DOMRect, DOMRect];
    expect(name.right).toBeLessThanOrEqual(exponent.left + 1);
    expect(middle(exponent)).toBeLessThan(middle(name));
    expect(exponent.right).toBeLessThanOrEqual(argument.left);
  });

  it("an index below its letter", () => {
    const [letter, index] = childBoxes(ofFormula("x_1"), "msub") as [DOMRect, DOMRect];
    expect(middle(index)).toBeGreaterThan(middle(letter));
  });

  it("a root around its radicand, the degree before it", () => {
    const [radicand, degree] = childBoxes(ofFormula("cbrt(x)"), "mroot") as [DOMRect, DOMRect];
    const box = document.querySelector("mroot")!.getBoundingClientRect();
    expect(box.top).toBeLessThan(radicand.top);
    expect(degree.left).toBeLessThan(radicand.left);
  });

  it("parentheses as tall as the fraction they hold", () => {
    const math = shown(ofFormula("(x/y)^2"));
    const fence = math.querySelector("mo")!.getBoundingClientRect();
    expect(fence.height).toBeGreaterThanOrEqual(math.querySelector("mfrac")!.getBoundingClientRect().height * 0.9);
  });

  it("the cases of where below one another", () => {
    const [first, second] = childBoxes(ofFormula("where(x, y, z)"), "mtable") as [DOMRect, DOMRect];
    expect(first.bottom).toBeLessThanOrEqual(second.top + 1);
  });

  it("a mixed derivative as a fraction", () => {
    const [above, below] = childBoxes(derivativeNotation({ of: "f", by: ["x", "y"] }).mathml, "mfrac") as [DOMRect, DOMRect];
    expect(above.bottom).toBeLessThanOrEqual(below.top + 1);
  });
});

it("invisible signs take no width", () => {
  const math = shown(ofFormula("2x"));
  expect(math.querySelector("mo")!.getBoundingClientRect().width).toBe(0);
});
