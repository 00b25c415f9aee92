import { Redis } from "ioredis";
import { error } from "../errors.js";
import type { Tls } from "./tls.js";

/** A connection, and how it is named where people read it: without user and password. */
export interface Connection {
  readonly at: string;
  /** Opens it, the first time, and resolves when Redis has answered. From then on it is opened again whenever it is lost, and commands wait for that. */
  readonly open: () => Promise<Redis>;
  readonly close: () => void;
}

/** Milliseconds for the first answer, and between two attempts to connect again, at most. */
const patience = 10_000;
const slowest = 1000;

/**
 * A connection that is opened when it is first needed.
 *
 * @throws cluster/connection
 */
export const connect = (call: string, url: string, tls: Tls | undefined, say: (text: string) => void): Connection => {
  const at = shown(call, url);
  let opening: Promise<Redis> | undefined;
  let close = (): void => undefined;
  const open = (): Promise<Redis> =>
    new Promise((resolve, reject) => {
      let [answered, lost, last] = [false, false, ""];
      const opened = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), slowest), ...(tls ? { tls } : {}) });
      const fail = (): void => {
        clearTimeout(timer);
        if (answered) return;
        opened.disconnect();
        reject(error("cluster/unreachable", { call, at, message: last || "no answer" }));
      };
      const timer = setTimeout(fail, patience);
      close = () => {
        opened.disconnect();
        fail();
      };
      opened.on("error", ({ message }: Error) => {
        if (!answered && last === "") say(`${at} does not answer yet: ${message}`);
        last = message;
        if (refusals.some((word) => message.includes(word))) fail();
      });
      opened.on("ready", () => {
        if (lost) say(`connected to ${at} again`);
        [answered, lost] = [true, false];
        clearTimeout(timer);
        resolve(opened);
      });
      opened.on("reconnecting", () => {
        if (answered && !lost) say(`lost the connection to ${at}, trying again`);
        lost = answered;
      });
    });
  return { at, open: () => (opening ??= open()), close: () => close() };
};

/** What will not be otherwise the next time. */
const refusals: readonly string[] = ["WRONGPASS", "NOAUTH", "NOPERM", "invalid username-password", "ENOTFOUND", "certificate"];

/** The URL without its user and password. */
const shown = (call: string, url: unknown): string => {
  const parsed = typeof url === "string" && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !(parsed.protocol === "redis:" || parsed.protocol === "rediss:") || parsed.hostname === "") {
    throw error("cluster/connection", { call, got: typeof url === "string" ? url.replace(/\/\/.*@/, "//…@") : typeof url });
  }
  return `${parsed.protocol}//${parsed.host}`;
};
