import { describe, expect, it } from "vitest";
import { captured, fixture } from "../captured.js";

const of = (name: string): string => `${fixture("loss.mjs")}#${name}`;

describe("check of a formula", () => {
  it("compares the rules with a complex step and with differences", async () => {
    const { code, out } = await captured(["check", "x^2*y", "--at", "x=3,y=2"]);
    const [where, titles, ...rows] = out.trimEnd().split("\n");
    expect([code, where, titles!.trim().split(/\s{2,}/)]).toEqual([0, "at x = 3, y = 2", ["by rules", "complex step", "differences", "± at most"]]);
    expect(rows.map((row) => row.trim().split(/\s+/)).map(([name, rule, , , , verdict]) => [name, rule, verdict])).toEqual([["∂f/∂x", "12", "ok"], ["∂f/∂y", "9", "ok"]]);
  });

  it("is undecided at a kink, which differences cannot see", async () => {
    const { code, out } = await captured(["check", "abs(x)", "--at", "0"]);
    expect([code, out.includes("undecided")]).toEqual([1, true]);
  });

  it.each([
    ["sin(x)^2", "sin(2*x)", 0, /^right: the derivative is 2\*cos\(x\)\*sin\(x\), which equals sin\(2\*x\)/],
    ["x^3", "2*x^2", 1, /^wrong: the derivative is 3\*x\^2; at x = \S+ it is \S+, and yours \S+\n$/],
  ])("of %s with the claim %s ends with %i", async (formula, claim, exit, text) => {
    const { code, out } = await captured(["check", formula, "--claim", claim]);
    expect(code).toBe(exit);
    expect(out).toMatch(text);
  });

  it("--json has the counterexample of a claim", async () => {
    const { code, out } = await captured(["check", "x^3", "--claim", "2*x^2", "--json"]);
    expect([code, JSON.parse(out)]).toMatchObject([1, { schema: "gradkit/check@1", ok: false, derivative: "3*x^2", counterexample: { x: expect.any(Number) as number } }]);
  });
});

describe("check of a function", () => {
  it.each([["gradient", 0], ["wrong", 1]])("with the gradient %s ends with %i", async (name, exit) => {
    const { code, out, err } = await captured(["check", of("loss"), "--gradient", of(name), "--at", "3,2"]);
    expect([code, err]).toEqual([exit, ""]);
    expect(out.includes("differs")).toBe(exit === 1);
  });

  it("compares autodiff with differences", async () => {
    const { code, out } = await captured(["check", `${fixture("energy.mjs")}#named`, "--at", "a=1,b=2", "--json"]);
    const { components } = JSON.parse(out) as { components: { by: string; got: number; verdict: string }[] };
    expect(code).toBe(0);
    expect(components.map(({ by, got, verdict }) => [by, got, verdict])).toEqual([["∂f/∂a", -400, "ok"], ["∂f/∂b", 200, "ok"]]);
  });

  it("takes the default export where no name is given", async () => {
    expect((await captured(["check", fixture("energy.mjs"), "--at", "1,2"])).code).toBe(0);
  });
});
