import { paint, type Canvas } from "./paint.js";
import type { View } from "./projection.js";
import type { Item, Relief } from "./scene.js";

/** What the page tells its painter; what is left out stays as it was. */
export interface PaintOrder {
  readonly canvas?: OffscreenCanvas;
  readonly relief?: Relief;
  readonly items?: readonly Item[];
  readonly view?: View;
  /** In CSS pixels, and how many of the screen's make one. */
  readonly size?: readonly [width: number, height: number, ratio: number];
}

let canvas: OffscreenCanvas | undefined;
let state: PaintOrder = {};
let asked = false;

const painted = (): void => {
  asked = false;
  const { relief, items = [], view, size } = state;
  if (!canvas || !relief || !view || !size) return;
  const [width, height, ratio] = size;
  const [wide, high] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== wide || canvas.height !== high) [canvas.width, canvas.height] = [wide, high];
  const context = canvas.getContext("2d") as Canvas;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paint(context, relief, items, view, width, height);
  postMessage("painted");
};

addEventListener("message", ({ data }: MessageEvent<PaintOrder>) => {
  canvas = data.canvas ?? canvas;
  state = { ...state, ...data };
  if (!asked) requestAnimationFrame(painted);
  asked = true;
});
