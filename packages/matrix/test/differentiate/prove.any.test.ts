import { expect, it } from "vitest";
import { proves } from "../../src/differentiate/prove.js";
import { gradient, parse, vector } from "../../src/index.js";

const x = vector("x", "n");
const claim = (of: string, derivative: string): boolean | undefined => {
  const expr = parse(of, [x]);
  return proves({ start: expr, expr, by: x, result: gradient(parse(derivative, [x]), x), layout: "numerator" });
};

it("a derivative that agrees with differences is proved", () => {
  expect(claim("sum(abs(x))", "sum(abs(x))")).toBe(true);
});

it.each([
  ["sum(abs(x))", "sum(x)"],
  ["sum(x.^2)", "2*sum(x.^2)"],
  ["sum(x.^3)", "sum(abs(x).^3)"],
])("one of %s that holds only here and there, that of %s, is refused", (of, other) => {
  expect(claim(of, other)).toBe(false);
});

it("where there is no value nothing is said", () => {
  expect(claim("sum(log(-x.^2))", "sum(x)")).toBe(undefined);
});
