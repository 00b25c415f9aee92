import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareAt } from "../../src/equal/compare-at.js";
import type { Expr } from "../../src/expr.js";
import { factorTerms } from "../../src/normal/common-factor.js";
import { divideExactly } from "../../src/normal/divide.js";
import { expand } from "../../src/normal/expand.js";
import { identities } from "../../src/normal/identities.js";
import { arena, type Arena, type Normal } from "../../src/normal/node.js";
import { normalize } from "../../src/normal/normalize.js";
import { present } from "../../src/normal/present.js";
import { shorten } from "../../src/normal/shorten.js";
import { sizeOf } from "../../src/normal/size.js";
import { together } from "../../src/normal/together.js";
import { parse } from "../../src/parse/parse.js";
import { format } from "../../src/print/format.js";
import { anyFormula, anyValue } from "../any-formula.js";

type Form = (nodes: Arena, node: Normal) => Normal;

const through = (form: Form, expr: Expr): Expr => {
  const nodes = arena(identities);
  return present(nodes, form(nodes, normalize(nodes, expr)));
};
const written = (form: Form) => (source: string) => format(through(form, parse(source)));

const forms: Record<string, Form> = {
  normalize: (_, node) => node,
  expand: (nodes, node) => expand(nodes, node, { limit: 100 }),
  together: (nodes, node) => together(nodes, node, 100),
  factorTerms: (nodes, node) => factorTerms(nodes, node, new Map()),
  shorten,
};

describe("expand", () => {
  const e = written(forms.expand!);
  it("multiplies out products and whole powers of sums", () => {
    expect(["(x+1)^2", "(x+1)*(x-1)", "x*(y+z)*2", "(x+y)^3", "(x+1)^2*(x-1)^2"].map(e)).toEqual(["x^2 + 2*x + 1", "x^2 - 1", "2*x*y + 2*x*z", "x^3 + 3*x^2*y + 3*x*y^2 + y^3", "x^4 - 2*x^2 + 1"]);
  });
  it("also inside functions, denominators and exponents", () => {
    expect(["sin((x+1)^2)", "1/(x+1)^2", "exp(x*(y+1))"].map(e)).toEqual(["sin(x^2 + 2*x + 1)", "1/(x + 1)^2", "exp(x*y + x)"]);
  });
  it("goes on where roots meet", () => {
    expect(["(1 + sqrt(x^2+1))^2", "(x^2+1)^(3/2)"].map(e)).toEqual(["x^2 + 2*sqrt(x^2 + 1) + 2", "x^2*sqrt(x^2 + 1) + sqrt(x^2 + 1)"]);
  });
  it("leaves powers that would have more terms than the limit", () => {
    expect(["(x+y)^200", "(x+y+z)^13*(x+1)"].map(e)).toEqual(["(x + y)^200", "x*(x + y + z)^13 + (x + y + z)^13"]);
  });
});

describe("together", () => {
  it("brings sums of fractions on one denominator, also nested ones", () => {
    expect(["1/x + 1/y", "1 + 1/x", "1/(1 + 1/x)", "x/(x+1) + 1/(x+1)^2", "sin(1/x + 1)", "x/sqrt(x^2+1) + 1"].map(written(forms.together!))).toEqual([
      "(x + y)/(x*y)", "(x + 1)/x", "x/(x + 1)", "(x*(x + 1) + 1)/(x + 1)^2", "sin((x + 1)/x)", "(x + sqrt(x^2 + 1))/sqrt(x^2 + 1)",
    ]);
  });
  it("leaves sums past the limit", () => {
    const long = Array.from({ length: 40 }, (_, k) => `1/(x+${k})`).join("+");
    expect(through(forms.together!, parse(long))).toBe(through(forms.normalize!, parse(long)));
  });
});

describe("factorTerms", () => {
  it("takes out what terms share, as long as that shortens the sum", () => {
    expect(["x*exp(y) + y*exp(y) + 1", "a*x + a*y", "x^2 + 2x + 1", "x^2*sin(x) + x*sin(x)"].map(written(forms.factorTerms!))).toEqual([
      "(x + y)*exp(y) + 1", "a*(x + y)", "x^2 + 2*x + 1", "x*(x + 1)*sin(x)",
    ]);
  });
});

describe("divideExactly", () => {
  const quotient = (dividend: string, divisor: string): string | undefined => {
    const nodes = arena(identities);
    const found = divideExactly(nodes, normalize(nodes, parse(dividend)), normalize(nodes, parse(divisor)));
    return found && format(present(nodes, found));
  };
  it("divides sums that are multiples", () => {
    expect(quotient("x^2 - 1", "x - 1")).toBe("x + 1");
    expect(quotient("x^4 - y^4", "x^2 + y^2")).toBe("x^2 - y^2");
    expect(quotient("x^3/2 - 4", "x - 2")).toBe("x^2/2 + x + 2");
    expect(quotient("exp(2x) - 1", "exp(x) + 1")).toBeUndefined();
  });
  it("gives nothing where there is a rest", () => {
    expect([quotient("x^2 + 1", "x - 1"), quotient("x", "x + 1"), quotient("x^2 - 1", "x")]).toEqual([undefined, undefined, undefined]);
  });
  it("finds a factor of coprime integer coefficients in any product", () => {
    const polynomial = anyFormula(["add", "sub", "mul", "square"], 3);
    fc.assert(
      fc.property(polynomial, polynomial, (f, g) => {
        const nodes = arena(identities);
        const [a, b] = [f, g].map((expr) => expand(nodes, normalize(nodes, expr), { limit: 30 })) as [Normal, Normal];
        fc.pre(a.kind === "sum" && b.kind === "sum" && a.terms.length < 6 && b.terms.length < 6 && b.terms.length > 1 && b.terms.every(({ coefficient: { den } }) => den === 1n) && b.terms.some(({ coefficient: { num } }) => num === 1n));
        const product = expand(nodes, normalize(nodes, parse(`(${format(present(nodes, a))})*(${format(present(nodes, b))})`)), { limit: 1000 });
        expect(sizeOf(divideExactly(nodes, product, b)!, new Map())).toBeLessThanOrEqual(sizeOf(product, new Map()));
      }),
      { seed: 5, numRuns: 30 },
    );
  });
});

describe.each(Object.entries(forms))("%s", (_, form) => {
  it("keeps value and domain of any formula", () => {
    fc.assert(fc.property(anyFormula(), anyValue, anyValue, (expr, x, y) => void expect(["same", "neither", "open"]).toContain(compareAt(expr, through(form, expr), { x, y }))), { seed: 9, numRuns: 40 });
  });
});

describe("normal forms", () => {
  it("of equal sums and products are one node, whatever their order", () => {
    const nodes = arena(identities);
    const of = (source: string) => normalize(nodes, parse(source));
    expect(of("x + y + sin(z)")).toBe(of("sin(z) + y + x"));
    expect(of("x*y*2/z")).toBe(of("2/z*(y*x)"));
    expect(of("(x - y)^2")).toBe(of("(y - x)^2"));
    expect(of("abs(1 - x)")).toBe(of("abs(x - 1)"));
    expect(of("sqrt(x)")).toBe(of("x^(1/2)"));
    expect(of("a - (b - c)")).toBe(of("a - b + c"));
  });
  it("are written as they are read: the normal form of what is presented is presented the same", () => {
    fc.assert(
      fc.property(anyFormula(), (expr) => {
        const once = through(forms.normalize!, expr);
        expect(through(forms.normalize!, once)).toBe(once);
      }),
      { seed: 5, numRuns: 100 },
    );
  });
  it("have the length of what is presented", () => {
    const nodes = arena(identities);
    for (const source of ["x^2 + 2x - 1", "2/x", "x/2", "-x", "exp(-x)*sin(2x)/(x+1)^2", "sqrt(x^2+1)/3", "1/(2sqrt(x^2+1))", "x^y + pi"]) {
      const node = normalize(nodes, parse(source));
      const count = (expr: Expr): number => (expr.kind === "call" ? expr.args.reduce((total, arg) => total + count(arg), 1) : 1);
      expect(sizeOf(node, new Map())).toBe(count(present(nodes, node)));
    }
  });
});
