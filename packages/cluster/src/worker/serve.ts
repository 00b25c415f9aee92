import type { MessagePort } from "node:worker_threads";
import { error } from "../errors.js";
import { fromExactText } from "../exact-text.js";
import { endText } from "../task/end.js";
import { unpack } from "../task/packed.js";
import type { News, Order } from "./news.js";
import { recent } from "./recent.js";
import { workHere } from "./work-here.js";

/** Bytes of parts that a thread keeps for the tasks that follow. */
const memory = 2 ** 29;

/** Serves tasks at a port, one at a time. */
export const serve = (port: MessagePort): void => {
  const parts = recent<unknown>(memory);
  const waiting = new Map<string, (text: string | undefined) => void>();
  let stop = new AbortController();
  const say = (news: News): void => port.postMessage(news);

  const partOf = async (hash: string): Promise<unknown> => {
    const known = parts.get(hash);
    if (known !== undefined) return known;
    const text = await new Promise<string | undefined>((resolve) => {
      waiting.set(hash, resolve);
      say({ say: "need", hash });
    });
    if (text === undefined) return undefined;
    const part = fromExactText(text);
    parts.set(hash, part, 2 * text.length);
    return part;
  };
  const work = async ({ packed, seconds }: Extract<Order, { say: "work" }>): Promise<News> => {
    try {
      const task = await unpack(packed, partOf);
      // Whoever can write into the queue could else have any module of this machine run.
      if (task?.module) throw error("cluster/module", { call: "worker", url: task.module.url });
      return task ? { say: "end", text: endText({ run: await workHere(task, seconds, stop.signal, say) }) } : { say: "lost" };
    } catch (e) {
      return { say: "end", text: endText({ error: e instanceof Error ? e : new Error(String(e)) }) };
    }
  };
  port.on("message", (order: Order) => {
    if (order.say === "stop") stop.abort();
    if (order.say === "part") {
      waiting.get(order.hash)?.(order.text);
      waiting.delete(order.hash);
    }
    if (order.say === "work") {
      stop = new AbortController();
      void work(order).then(say);
    }
  });
  say({ say: "ready" });
};
