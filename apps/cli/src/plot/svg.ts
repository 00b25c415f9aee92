import { digits } from "../output/digits.js";
import { rangeOf, type Line, type Panel, type Range } from "./figure.js";
import { ticks } from "./ticks.js";

const width = 720;
const margin = { left: 70, right: 20, top: 36, bottom: 46 };
const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => escapes[sign]!);
const round = (x: number): string => String(Math.round(100 * x) / 100);

interface Frame {
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly range: Range;
  readonly top: number;
  readonly height: number;
}

/** Panels under one another as a picture of its own: no script, no font, no link. */
export const svg = (title: string, panels: readonly Panel[], heights: readonly number[] = [340, 180]): string => {
  const tops = panels.map((_, k) => heights.slice(0, k).reduce((sum, h) => sum + h, margin.top + k * margin.bottom));
  const total = tops.at(-1)! + heights[panels.length - 1]! + margin.bottom;
  const frames = panels.map((panel, k): Frame => {
    const range = rangeOf(panel, 0.03);
    const [top, height] = [tops[k]!, heights[k]! - 20];
    const scale = ([lo, hi]: readonly [number, number], from: number, to: number) => (value: number) => from + ((value - lo) / (hi - lo)) * (to - from);
    return { range, top, height, x: scale(range.x, margin.left, width - margin.right), y: scale(range.y, top + height, top) };
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${total}" width="${width}" height="${total}" font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="${escape(title)}">`,
    `<rect width="100%" height="100%" fill="white"/>`,
    `<text x="${margin.left}" y="22" font-size="14" font-weight="600">${escape(title)}</text>`,
    ...panels.flatMap((panel, k) => drawn(panel, frames[k]!)),
    "</svg>",
    "",
  ].join("\n");
};

/** More points than this are drawn once a pixel. */
const crowd = 5000;

const circlesOf = ({ x, y }: Line, frame: Frame): string => {
  const places = x.map((value, k) => [frame.x(value), frame.y(y[k]!)] as const);
  const circles = (digit: (place: number) => string) => places.map(([px, py]) => `<circle cx="${digit(px)}" cy="${digit(py)}" r="2.5"/>`);
  return x.length > crowd ? [...new Set(circles((place) => String(Math.round(place))))].join("") : circles(round).join("");
};

const drawn = (panel: Panel, frame: Frame): string[] => {
  const { points, curve, band } = panel;
  const opacity = points.x.length > 500 ? 0.25 : 0.8;
  return [
    ...axes(panel, frame),
    ...(band ? [`<path d="${pathOf([...band.x, ...band.x.toReversed()], [...band.upper, ...band.lower.toReversed()], frame)}Z" fill="#2563eb" fill-opacity="0.15"/>`] : []),
    `<g fill="#b45309" fill-opacity="${opacity}">${circlesOf(points, frame)}</g>`,
    ...(curve ? [`<path d="${pathOf(curve.x, curve.y, frame)}" fill="none" stroke="#2563eb" stroke-width="1.8"/>`] : []),
  ];
};

/** A path through the points that are finite. */
const pathOf = (x: readonly number[], y: readonly number[], frame: Frame): string => {
  let isDown = false;
  return x.map((value, k) => {
    const [px, py] = [frame.x(value), frame.y(y[k]!)];
    if (!Number.isFinite(px) || !Number.isFinite(py)) {
      isDown = false;
      return "";
    }
    const command = isDown ? "L" : "M";
    isDown = true;
    return `${command}${round(px)} ${round(py)}`;
  }).join("");
};

const axes = ({ xLabel, yLabel }: Panel, { x, y, range, top, height }: Frame): string[] => {
  const [left, right, bottom] = [margin.left, width - margin.right, top + height];
  const grid = ticks(range.y[0], range.y[1], 5).map((value) => `<path d="M${left} ${round(y(value))}H${right}" stroke="#e5e7eb"/><text x="${left - 8}" y="${round(y(value) + 4)}" text-anchor="end">${digits(value)}</text>`);
  const below = ticks(range.x[0], range.x[1], 8).map((value) => `<path d="M${round(x(value))} ${bottom}v5" stroke="#6b7280"/><text x="${round(x(value))}" y="${bottom + 18}" text-anchor="middle">${digits(value)}</text>`);
  return [
    ...grid, ...below,
    `<path d="M${left} ${top}V${bottom}H${right}" fill="none" stroke="#6b7280"/>`,
    `<text x="${(left + right) / 2}" y="${bottom + 36}" text-anchor="middle">${escape(xLabel)}</text>`,
    `<text transform="translate(16 ${top + height / 2}) rotate(-90)" text-anchor="middle">${escape(yLabel)}</text>`,
  ];
};
