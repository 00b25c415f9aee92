import { describe, expect, it } from "vitest";
import { compare, fit, report } from "../../src/index.js";
import { chance, shown } from "../../src/report/number.js";

const x = [1, 2, 3, 4, 5, 6, 7];
const y = [1.1, 3.9, 9.2, 15.8, 25.1, 35.9, 49.2];

describe("report", () => {
  it("tells parameters, quality and warnings", async () => {
    const found = await fit("y = a*x^2 + b*k*x", { x, y }, { profile: true });
    const lines = report(found).split("\n");
    expect(lines[0]).toBe("y = a*x^2 + b*k*x");
    expect(lines[1]).toMatch(/^Converged, from \d+ starts found from the data, in \d+ evaluations\. /u);
    expect(lines[3]).toMatch(/^parameter +value +std\. error +95 % interval +95 % profile +t +p$/u);
    // As of the line in x² and x alone, whatever b and k are on the way.
    found.parameters.a!.interval!.forEach((end, k) => expect(found.parameters.a!.profile![k]).toBeCloseTo(end, 9));
    expect(lines[4]).toMatch(/^a +1\.0\d+ +0\.0\d+ +0\.\d+ … 1\.\d+/u);
    expect(lines[5]).toMatch(/^b +.* – .* not determined apart from k$/u);
    expect(lines.at(-2)).toMatch(/^! b, k move together/u);
  });

  it("counts one of a thing as one, and the variance where it is estimated", async () => {
    const line = (text: string, start: string): string => text.split("\n").find((one) => one.includes(start))!;
    const [scaled, known] = [report(await fit("y = a*x + b", { x: [1, 2, 3], y: [1, 2, 4] })), report(await fit("y = a*x^2", { x, y }, { sigma: 0.2, absoluteSigma: true }))];
    expect(line(scaled, "Converged")).toMatch(/from 1 start found from the data/u);
    expect(line(scaled, "observations")).toBe("3 observations, 1 degree of freedom");
    expect(line(scaled, "AIC")).toContain("(constants and variance counted)");
    expect(line(known, "AIC")).toContain("(constants counted)");
  });

  it("is a table in Markdown, of as many cells in each row", async () => {
    const rows = report(await fit("y = a*x^2 + b", { x, y }), { format: "markdown" }).split("\n").filter((line) => line.startsWith("|"));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.split("|").length)).size).toBe(1);
  });
});

describe("numbers for people", () => {
  it.each([
    [1234567.891, "1.23457e6"],
    [0.000012345678, "0.0000123457"],
    [2, "2"],
    [-0.5, "-0.5"],
    [1e-20, "1e-20"],
    [null, "–"],
  ])("%d is %s", (number, text) => expect(shown(number)).toBe(text));

  it("chances end at one in ten thousand", () => expect([0.05, 1e-5, null].map(chance)).toEqual(["0.0500", "< 0.0001", "–"]));
});

describe("compare", () => {
  it("ranks by AICc, whose weights are of 1", async () => {
    const fits = { cube: await fit("y = a*x^3 + b*x^2 + c*x + d", { x, y }), square: await fit("y = a*x^2", { x, y }), line: await fit("y = a*x + b", { x, y }) };
    const ranked = compare(fits);
    expect(ranked.map(({ name }) => name)).toEqual(["square", "line", "cube"]);
    expect(ranked[0]!.delta).toBe(0);
    expect(Math.abs(ranked.reduce((sum, { weight }) => sum + weight!, 0) - 1)).toBeLessThan(1e-12);
    expect(ranked[1]!.weight! / ranked[0]!.weight!).toBeCloseTo(Math.exp(-ranked[1]!.delta! / 2), 12);
  });

  it("puts last what has no criterion", async () => {
    const ranked = compare({ robust: await fit("y = a*x^2", { x, y }, { loss: "huber" }), line: await fit("y = a*x + b", { x, y }) });
    expect(ranked.map(({ name, weight }) => [name, weight])).toEqual([["line", 1], ["robust", null]]);
  });
});
