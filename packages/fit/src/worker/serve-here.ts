import { isGradkitError } from "@gradkit/shapes";
import { work } from "../work.js";
import { protocol, type End, type News, type Order } from "./message.js";
import { portOf, threads, type WebPort } from "./port.js";

/**
 * Makes the worker that calls it do fits: the whole of a worker's module of your own, for bundlers that must see it.
 *
 * @example
 * typeof serveHere // => "function"
 */
export const serveHere = (): void => {
  const { parentPort } = threads() ?? {};
  const { send, hear } = portOf(parentPort ?? (globalThis as unknown as WebPort));
  let cancelled = false;
  hear((message) => {
    const order = message as Order;
    if (order.gradkit === "cancel") cancelled = true;
    if (order.gradkit === "fit") void done(order, () => cancelled, send).then(send);
  });
};

const done = async (order: Order & { readonly gradkit: "fit" }, cancelled: () => boolean, send: (news: News) => void): Promise<End> => {
  try {
    if (order.protocol !== protocol) throw new Error(`it is of another version: ${protocol}, and the page of ${order.protocol}`);
    return { gradkit: "done", data: await work(order.request, { cancelled, report: (progress) => send({ gradkit: "progress", progress }) }) };
  } catch (e) {
    const { message } = e instanceof Error ? e : new Error(String(e));
    return { gradkit: "failed", error: isGradkitError(e) ? { code: e.code, data: e.data, message } : { code: undefined, data: undefined, message } };
  }
};
