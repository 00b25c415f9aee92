import { createHash } from "node:crypto";
import type { Redis } from "ioredis";

/** Seconds that a result is kept after its coordinator has it: another one may still ask. */
const grace = 30;

/** What stands in Redis beside the queue: parts of tasks by their hash, ends of tasks and wishes to cancel them by the task's id. */
export interface Store {
  /** Stores a part, once; one that is there is kept longer. */
  readonly keepPart: (hash: string, text: string) => Promise<void>;
  readonly part: (hash: string) => Promise<string | undefined>;
  /** Stores how a task ended, unless that is known. */
  readonly keepEnd: (id: string, text: string, short: boolean) => Promise<void>;
  readonly end: (id: string) => Promise<string | undefined>;
  readonly hasEnd: (id: string) => Promise<boolean>;
  /** Lets an end that was received be forgotten soon, or an end and a wish to cancel at once. */
  readonly received: (id: string) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
  readonly wishCancelled: (id: string) => Promise<void>;
  readonly isCancelled: (id: string) => Promise<boolean>;
}

/** Where BullMQ's keys begin, and ours. */
export const prefix = "gradkit";

export const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The store of a queue; what nobody asks for is forgotten after `keep` seconds. */
export const storeOf = (redis: Redis, queue: string, keep: number): Store => {
  const key = (kind: "part" | "end" | "cancel", id: string): string => `${prefix}:${queue}:${kind}:${id}`;
  return {
    keepPart: async (hash, text) => void ((await redis.expire(key("part", hash), keep)) || (await redis.set(key("part", hash), text, "EX", keep, "NX"))),
    part: async (hash) => (await redis.get(key("part", hash))) ?? undefined,
    keepEnd: async (id, text, short) => void (await redis.set(key("end", id), text, "EX", short ? grace : keep, "NX")),
    end: async (id) => (await redis.get(key("end", id))) ?? undefined,
    hasEnd: async (id) => (await redis.exists(key("end", id))) === 1,
    received: async (id) => void (await redis.expire(key("end", id), grace)),
    forget: async (id) => void (await redis.del(key("end", id), key("cancel", id))),
    wishCancelled: async (id) => void (await redis.set(key("cancel", id), "1", "EX", keep)),
    isCancelled: async (id) => (await redis.exists(key("cancel", id))) === 1,
  };
};
