import { digits } from "../output/digits.js";
import type { Paint } from "../output/paint.js";
import { rangeOf, type Line, type Panel, type Range } from "./figure.js";

export interface TerminalSize {
  /** Cells beside the labels. */
  readonly columns: number;
  readonly rows: number;
}

export interface Glyphs {
  /** Dots of a cell, across and down. */
  readonly across: number;
  readonly down: number;
  /** The sign for the dots that are set, by their bits: bit k is dot k, row by row. */
  readonly cell: (bits: number) => string;
  readonly point: string;
  readonly edge: string;
  readonly tick: string;
  readonly corner: string;
  readonly floor: string;
}

/** The bit of each dot of a braille sign, row by row. */
const brailleBits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

export const braille: Glyphs = {
  across: 2, down: 4, point: "•", edge: "│", tick: "┤", corner: "└", floor: "─",
  cell: (bits) => String.fromCharCode(0x2800 + brailleBits.reduce((code, bit, k) => code + ((bits >> k) & 1) * bit, 0)),
};

export const ascii: Glyphs = { across: 1, down: 2, point: "o", edge: "|", tick: "+", corner: "+", floor: "-", cell: (bits) => (bits === 3 ? ":" : bits === 2 ? "." : "'") };

/** More points than cells of half the panel are drawn as dots. */
const isCrowded = (points: Line, { columns, rows }: TerminalSize): boolean => points.x.length > (columns * rows) / 2;

/** A panel as lines of text: the curve in dots, the points as signs of their own, the ends of both axes as labels. */
export const terminalPlot = (panel: Panel, size: TerminalSize, glyphs: Glyphs, paint: Paint): string => {
  const range = rangeOf({ ...panel, band: { x: [], lower: [], upper: [] } }, 0);
  const { columns, rows } = size;
  const dots = new Uint8Array(columns * rows);
  const marks = new Set<number>();
  const place = placing(range, columns * glyphs.across, rows * glyphs.down);
  const dot = (x: number, y: number): void => {
    const at = place(x, y);
    if (!at) return;
    const [column, row] = [Math.floor(at[0] / glyphs.across), Math.floor(at[1] / glyphs.down)];
    dots[row * columns + column]! |= 1 << ((at[1] % glyphs.down) * glyphs.across + (at[0] % glyphs.across));
  };
  if (panel.curve) for (const [x, y] of along(panel.curve, range, 4 * columns * glyphs.across)) dot(x, y);
  const { points } = panel;
  for (const [k, x] of points.x.entries()) {
    if (isCrowded(points, size)) dot(x, points.y[k]!);
    const at = place(x, points.y[k]!);
    if (at && !isCrowded(points, size)) marks.add(Math.floor(at[1] / glyphs.down) * columns + Math.floor(at[0] / glyphs.across));
  }
  const [low, high] = range.y.map((y) => digits(y, 3)) as [string, string];
  const width = Math.max(low.length, high.length, panel.yLabel.length);
  const lines = Array.from({ length: rows }, (_, row) => {
    const label = row === 0 ? high : row === rows - 1 ? low : row === Math.floor(rows / 2) ? panel.yLabel : "";
    const cells = Array.from({ length: columns }, (__, column) => {
      const at = row * columns + column;
      return marks.has(at) ? paint("yellow", glyphs.point) : dots[at] ? paint("cyan", glyphs.cell(dots[at]!)) : " ";
    });
    return `${label.padStart(width)} ${row === 0 || row === rows - 1 ? glyphs.tick : glyphs.edge}${cells.join("").trimEnd()}`;
  });
  const [left, right] = range.x.map((x) => digits(x, 3)) as [string, string];
  const middle = panel.xLabel.padStart(Math.floor((columns + panel.xLabel.length) / 2) - left.length).padEnd(columns - left.length - right.length);
  return [...lines, `${" ".repeat(width)} ${glyphs.corner}${glyphs.floor.repeat(columns)}`, `${" ".repeat(width + 2)}${left}${middle}${right}`, ""].join("\n");
};

/** The dot of a point, counted from the upper left; none outside. */
const placing =
  ({ x: [left, right], y: [low, high] }: Range, across: number, down: number) =>
  (x: number, y: number): readonly [number, number] | undefined => {
    const [column, row] = [Math.round(((x - left) / (right - left)) * (across - 1)), Math.round(((high - y) / (high - low)) * (down - 1))];
    return column >= 0 && column < across && row >= 0 && row < down ? [column, row] : undefined;
  };

/** Points along a line, close enough that no dot is left out. */
function* along({ x, y }: Line, { x: [left, right], y: [low, high] }: Range, across: number): Generator<readonly [number, number]> {
  for (let k = 0; k < x.length - 1; k++) {
    const [x0, y0, x1, y1] = [x[k]!, y[k]!, x[k + 1]!, y[k + 1]!];
    const length = Math.max(Math.abs(x1 - x0) / (right - left), Math.abs(y1 - y0) / (high - low));
    const steps = Math.min(across, Math.max(1, Math.ceil(length * across)));
    if (!Number.isFinite(length)) continue;
    for (let step = 0; step <= steps; step++) yield [x0 + ((x1 - x0) * step) / steps, y0 + ((y1 - y0) * step) / steps];
  }
}
