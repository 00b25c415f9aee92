import { describe, expect, it } from "vitest";
import type { Panel } from "../../src/plot/figure.js";
import { svg } from "../../src/plot/svg.js";
import { ascii, braille, terminalPlot } from "../../src/plot/terminal.js";
import { ticks } from "../../src/plot/ticks.js";

const plain = (_: string, text: string): string => text;
const line: Panel = { xLabel: "x", yLabel: "y", points: { x: [0, 10], y: [0, 10] }, curve: { x: [0, 10], y: [0, 10] } };

describe("ticks(lo, hi, count)", () => {
  it.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-0.15, 0.15, 3, [-0.1, 0, 0.1]],
    [3, 97, 5, [20, 40, 60, 80]],
    [0, 1e-9, 2, [0, 5e-10, 1e-9]],
    [1e6, 2e6, 2, [1e6, 1.5e6, 2e6]],
    [5, 5, 4, [5]],
  ])("from %d to %d", (lo, hi, count, expected) => {
    expect(ticks(lo, hi, count)).toEqual(expected);
  });
});

describe("terminalPlot(panel)", () => {
  it("draws a line and its points, with the ends of both axes", () => {
    const lines = terminalPlot(line, { columns: 10, rows: 5 }, ascii, plain).split("\n");
    expect(lines).toEqual([
      "10 +        .o",
      "   |      .'",
      " y |    .:",
      "   |  .'",
      " 0 +o'",
      "   +----------",
      "    0   x   10",
      "",
    ]);
  });

  it("has a braille sign for every set of dots", () => {
    expect([braille.cell(0b0000_0001), braille.cell(0b0000_0010), braille.cell(0b1000_0000), braille.cell(0b1111_1111)]).toEqual(["⠁", "⠈", "⢀", "⣿"]);
  });

  it("draws many points as dots", () => {
    const x = Array.from({ length: 1000 }, (_, k) => k);
    const text = terminalPlot({ ...line, points: { x, y: x } }, { columns: 20, rows: 5 }, braille, plain);
    expect(text).not.toContain("•");
    expect(text).toMatch(/[\u2801-\u28FF]/);
  });

  it("draws what does not vary, and leaves out what is not finite", () => {
    expect(terminalPlot({ ...line, points: { x: [1, 1], y: [2, 2] }, curve: { x: [1, 1], y: [2, NaN] } }, { columns: 10, rows: 3 }, ascii, plain)).toContain("o");
  });
});

describe("svg(title, panels)", () => {
  it("is a whole document with every point, the curve and the band", () => {
    const picture = svg("y = a*x & <b>", [{ ...line, band: { x: [0, 10], lower: [-1, 9], upper: [1, 11] } }, line]);
    expect(picture).toMatch(/^<svg [^>]*viewBox="0 0 720 \d+".*<\/svg>\n$/s);
    expect(picture).toContain("y = a*x &amp; &lt;b&gt;");
    expect(picture.match(/<circle /g)).toHaveLength(4);
    expect(picture.match(/fill-opacity="0.15"/g)).toHaveLength(1);
    expect(picture).not.toMatch(/NaN|Infinity|undefined/);
  });

  it("draws a crowd once a pixel", () => {
    const x = Array.from({ length: 6000 }, (_, k) => k / 6000);
    expect(svg("t", [{ ...line, points: { x, y: x.map(() => 0.5) } }]).match(/<circle /g)!.length).toBeLessThanOrEqual(720);
  });

  it("breaks the curve where it is not finite", () => {
    expect(svg("t", [{ ...line, curve: { x: [0, 1, 2, 3, 4], y: [0, 1, NaN, 3, 4] } }], [200])).toMatch(/d="M[\d.]+ [\d.]+L[\d.]+ [\d.]+M[\d.]+ [\d.]+L[\d.]+ [\d.]+"/);
  });
});
