import { isGradkitError } from "@gradkit/shapes";
import { deskOf, type Desk } from "../pieces/desk.js";
import type { Underway } from "../pieces/hands.js";
import { pauses } from "../pauses.js";
import { protocol, type Best, type End, type News, type Order } from "./message.js";
import { portOf, threads, type WebPort } from "./port.js";

/** Milliseconds between two news. */
const interval = 50;

/**
 * Makes the worker that calls it do fits: the whole of a worker's module of your own, for bundlers that must see it.
 *
 * @example
 * typeof serveHere // => "function"
 */
export const serveHere = (): void => {
  const { parentPort } = threads() ?? {};
  const { send, hear } = portOf(parentPort ?? (globalThis as unknown as WebPort));
  let open: (Order & { readonly gradkit: "open" }) | undefined;
  let desk: Desk | undefined;
  let why: "cancelled" | "seconds" | undefined;
  const piece = async ({ id, name, given, from }: Order & { readonly gradkit: "piece" }): Promise<End> => {
    let evaluations = from?.evaluations ?? 0;
    let best: Best | undefined;
    let look: (() => Underway) | undefined;
    let [toldAt, keptAt] = [performance.now(), performance.now()];
    const news = (): void => {
      const now = performance.now();
      if (now - toldAt < interval) return;
      toldAt = now;
      const isDue = look && open!.keepEvery !== undefined && now - keptAt >= 1000 * open!.keepEvery;
      if (isDue) keptAt = now;
      send({ gradkit: "news", id, evaluations, best, kept: isDue ? look!() : undefined } satisfies News);
      best = undefined;
    };
    try {
      if (open!.protocol !== protocol) throw new Error(`it is of another version: ${protocol}, and the page of ${open!.protocol}`);
      desk ??= deskOf(open!.request);
      const gained = await desk.do(name, given as never, {
        ended: () => {
          if (!why) evaluations++;
          return why;
        },
        pause: pauses(news),
        better: (x, value) => void (best = { x, value }),
        keep: (kept) => void (look = () => ({ kept: kept(), evaluations })),
      }, from?.kept);
      return { gradkit: "done", id, evaluations, best, kept: why && open!.keepEvery !== undefined ? look?.() : undefined, gained };
    } catch (e) {
      const { message } = e instanceof Error ? e : new Error(String(e));
      return { gradkit: "failed", id, error: isGradkitError(e) ? { code: e.code, data: e.data, message } : { code: undefined, data: undefined, message } };
    }
  };
  hear((message) => {
    const order = message as Order;
    if (order.gradkit === "open") open = order;
    if (order.gradkit === "piece") void piece(order).then(send);
    if (order.gradkit === "end") ({ why } = order);
  });
};
