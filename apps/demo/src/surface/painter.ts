import { paint } from "./paint.js";
import type { PaintOrder } from "./painter-worker.js";

/** Paints a canvas whenever something is ordered: in a worker, or here where there is none. */
export interface Painter {
  readonly order: (order: PaintOrder) => void;
  readonly close: () => void;
}

/** A painter of a canvas that nobody else draws on; `done` is called after each picture. */
export const painterOf = (canvas: HTMLCanvasElement, done: () => void): Painter => {
  try {
    const worker = new Worker(new URL("./painter-worker.ts", import.meta.url), { type: "module" });
    const offscreen = canvas.transferControlToOffscreen();
    worker.postMessage({ canvas: offscreen } satisfies PaintOrder, [offscreen]);
    worker.addEventListener("message", done);
    return { order: (order) => worker.postMessage(order, []), close: () => worker.terminate() };
  } catch {
    return painterHere(canvas, done);
  }
};

const painterHere = (canvas: HTMLCanvasElement, done: () => void): Painter => {
  let state: PaintOrder = {};
  const painted = (): void => {
    const { relief, items = [], view, size } = state;
    const context = canvas.getContext("2d");
    if (!context || !relief || !view || !size) return;
    const [width, height, ratio] = size;
    [canvas.width, canvas.height] = [Math.round(width * ratio), Math.round(height * ratio)];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(context, relief, items, view, width, height);
    done();
  };
  return {
    order: (order) => {
      state = { ...state, ...order };
      requestAnimationFrame(painted);
    },
    close: () => undefined,
  };
};
