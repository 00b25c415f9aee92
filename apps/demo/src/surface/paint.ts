import { projection, type Projected, type View } from "./projection.js";
import type { Item, Relief } from "./scene.js";

/** The part of a canvas's context that painting needs, on the page or in a worker. */
export type Canvas = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

type Project = ReturnType<typeof projection>;

/** Paints a surface with what is on it, the farthest cell first. Width and height are in CSS pixels; the context is scaled to them. */
export const paint = (canvas: Canvas, { n, heights, colours, corners }: Relief, items: readonly Item[], view: View, width: number, height: number): void => {
  canvas.clearRect(0, 0, width, height);
  const project = projection(view, width, height, corners);
  const at = (k: number): number => (2 * k) / (n - 1) - 1;
  const places = Array.from(heights, (z, k) => project(at(k % n), at(Math.floor(k / n)), z));
  const onCells = segmentsByCell(items, n, project);
  canvas.lineJoin = canvas.lineCap = "round";
  for (const j of order(n - 1, Math.cos(view.azimuth))) {
    for (const i of order(n - 1, Math.sin(view.azimuth))) {
      const k = j * n + i;
      const cell = j * (n - 1) + i;
      outline(canvas, [places[k]!, places[k + 1]!, places[k + n + 1]!, places[k + n]!]);
      canvas.fillStyle = canvas.strokeStyle = colours[cell]!;
      canvas.lineWidth = 0.7;
      canvas.fill();
      canvas.stroke();
      for (const draw of onCells.get(cell) ?? []) draw(canvas);
    }
  }
  for (const item of items) above[item.kind](canvas, item as never, project);
};

/** The cells of a row or column, from behind to the front. */
const order = (count: number, facing: number): number[] => Array.from({ length: count }, (_, k) => (facing > 0 ? count - 1 - k : k));

const outline = (canvas: Canvas, [first, ...rest]: readonly Projected[]): void => {
  canvas.beginPath();
  canvas.moveTo(first![0], first![1]);
  for (const [x, y] of rest) canvas.lineTo(x, y);
  canvas.closePath();
};

/** The pieces of trails by the cell of the surface on which they end, to be drawn with it. */
const segmentsByCell = (items: readonly Item[], n: number, project: Project): Map<number, ((canvas: Canvas) => void)[]> => {
  const cells = new Map<number, ((canvas: Canvas) => void)[]>();
  const index = (t: number): number => Math.min(n - 2, Math.max(0, Math.floor(((t + 1) / 2) * (n - 1))));
  for (const item of items) {
    if (item.kind !== "trail") continue;
    const { points, colour } = item;
    for (let k = 3; k < points.length; k += 3) {
      const cell = index(points[k + 1]!) * (n - 1) + index(points[k]!);
      const [from, to] = [project(points[k - 3]!, points[k - 2]!, points[k - 1]! + 0.012), project(points[k]!, points[k + 1]!, points[k + 2]! + 0.012)];
      cells.set(cell, [...(cells.get(cell) ?? []), (canvas) => stroke(canvas, [from, to], colour, 3)]);
    }
  }
  return cells;
};

/** A line with a light casing, to be seen on every colour. */
const stroke = (canvas: Canvas, [first, ...rest]: readonly Projected[], colour: string, width: number): void => {
  for (const [style, wide, cap] of [["rgba(255,255,255,0.85)", width + 2.5, "butt"], [colour, width, "round"]] as const) {
    canvas.lineCap = cap;
    canvas.beginPath();
    canvas.moveTo(first![0], first![1]);
    for (const [x, y] of rest) canvas.lineTo(x, y);
    canvas.strokeStyle = style;
    canvas.lineWidth = wide;
    canvas.stroke();
  }
};

const disc = (canvas: Canvas, [x, y]: Projected, radius: number, colour: string): void => {
  canvas.beginPath();
  canvas.arc(x, y, radius, 0, 2 * Math.PI);
  canvas.fillStyle = colour;
  canvas.strokeStyle = "#fff";
  canvas.lineWidth = 2;
  canvas.fill();
  canvas.stroke();
};

const triples = (points: Float32Array, project: Project): Projected[] => Array.from({ length: points.length / 3 }, (_, k) => project(points[3 * k]!, points[3 * k + 1]!, points[3 * k + 2]!));

/** What is drawn over the surface, by kind. */
const above: { readonly [Kind in Item["kind"]]: (canvas: Canvas, item: Extract<Item, { kind: Kind }>, project: Project) => void } = {
  trail: (canvas, { points, colour, marble }, project) => {
    if (marble && points.length > 0) disc(canvas, triples(points.slice(-3), project)[0]!, 6.5, colour);
  },
  dot: (canvas, { points, colour }, project) => disc(canvas, triples(points, project)[0]!, 8, colour),
  arrow: (canvas, { points, colour }, project) => {
    const [from, to] = triples(points, project) as [Projected, Projected];
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(dx, dy);
    if (length < 2) return;
    const barb = (side: number): Projected => [to[0] - (11 * dx - side * 7 * dy) / length, to[1] - (11 * dy + side * 7 * dx) / length, 0];
    stroke(canvas, [from, to, barb(1), to, barb(-1)], colour, 3);
  },
  sheet: (canvas, { points, columns, colour }, project) => {
    const places = triples(points, project);
    const rows = places.length / columns;
    canvas.fillStyle = canvas.strokeStyle = colour;
    canvas.lineWidth = 1;
    for (let j = 0; j + 1 < rows; j++) {
      for (let i = 0; i + 1 < columns; i++) {
        const k = j * columns + i;
        outline(canvas, [places[k]!, places[k + 1]!, places[k + columns + 1]!, places[k + columns]!]);
        canvas.globalAlpha = 0.3;
        canvas.fill();
        canvas.globalAlpha = 0.55;
        canvas.stroke();
      }
    }
    canvas.globalAlpha = 1;
  },
};
