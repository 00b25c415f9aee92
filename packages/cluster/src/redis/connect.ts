import { Redis } from "ioredis";
import { error } from "../errors.js";
import type { Tls } from "./tls.js";

/** A connection, and how it is named where people read it: without user and password. */
export interface Connection {
  readonly redis: Redis;
  readonly at: string;
  /** Resolves when Redis has answered for the first time. */
  readonly ready: () => Promise<void>;
}

/** Milliseconds for the first answer. */
const patience = 10_000;
/** Milliseconds between two attempts to connect again, at most. */
const slowest = 2000;

/**
 * A connection that is opened when it is first needed, and opened again whenever it is lost: commands wait for that.
 *
 * @throws cluster/connection
 */
export const connect = (call: string, url: string, tls: Tls | undefined, say: (text: string) => void): Connection => {
  const at = shown(call, url);
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), slowest), ...(tls ? { tls } : {}) });
  let last = "no answer";
  let answered = false;
  let lost = false;
  redis.on("error", ({ message }: Error) => (last = message));
  redis.on("ready", () => {
    if (lost) say(`connected to ${at} again`);
    [answered, lost] = [true, false];
  });
  redis.on("close", () => {
    if (answered && !lost && redis.status !== "end") say(`lost the connection to ${at}, trying again`);
    lost = answered;
  });
  let opening: Promise<void> | undefined;
  const open = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const fail = (): void => {
        clearTimeout(timer);
        if (answered) return;
        redis.disconnect();
        reject(error("cluster/unreachable", { call, at, message: last }));
      };
      const timer = setTimeout(fail, patience);
      redis.on("error", ({ message }: Error) => refusals.some((word) => message.includes(word)) && fail());
      redis.once("ready", () => {
        clearTimeout(timer);
        resolve();
      });
      redis.connect().catch(() => undefined);   // told by its events
    });
  return { redis, at, ready: () => (opening ??= open()) };
};

/** What will not be otherwise the next time. */
const refusals: readonly string[] = ["WRONGPASS", "NOAUTH", "NOPERM", "invalid username-password", "ECONNREFUSED", "ENOTFOUND", "certificate"];

/** The URL without its user and password. */
const shown = (call: string, url: unknown): string => {
  const parsed = typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !(parsed.protocol === "redis:" || parsed.protocol === "rediss:") || parsed.hostname === "") {
    throw error("cluster/connection", { call, got: typeof url === "string" ? url.replace(/\/\/.*@/, "//…@") : typeof url });
  }
  return `${parsed.protocol}//${parsed.host}`;
};
