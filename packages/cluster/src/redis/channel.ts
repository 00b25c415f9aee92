import type { Progress } from "@gradkit/optimizer";
import type { Redis } from "ioredis";
import { prefix } from "./store.js";

/** What the two sides tell one another at once; each message may be lost, and what it tells is found in the store then. */
export type Message =
  | { readonly say: "ended"; readonly id: string }
  | { readonly say: "failed"; readonly id: string; readonly message: string }
  | { readonly say: "progress"; readonly id: string; readonly progress: Progress }
  | { readonly say: "cancel"; readonly id: string };

const channelOf = (queue: string): string => `${prefix}:${queue}:news`;

export const publish = async (redis: Redis, queue: string, message: Message): Promise<void> => void (await redis.publish(channelOf(queue), JSON.stringify(message)));

/** Listens on a connection of its own, which is opened again, and listens again, by itself. */
export const listen = async (redis: Redis, queue: string, hear: (message: Message) => void): Promise<() => void> => {
  const own = redis.duplicate();
  own.on("error", () => undefined);   // the connection that it is a copy of tells
  own.on("message", (_, text) => hear(JSON.parse(text) as Message));
  await own.subscribe(channelOf(queue));
  return () => own.disconnect();
};
