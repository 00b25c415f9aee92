import { isGradkitError } from "@gradkit/shapes";
import { expose, type Endpoint } from "comlink";
import type { Work } from "../run/work.js";
import { protocol, type News, type Served, type SentError, type SentTask, type Settled } from "./task.js";
import { workOn } from "./work-on.js";

/** Milliseconds between two copies of the run that are sent ahead, to be kept should the worker die. */
const spare = 1000;

/** Serves runs at an endpoint, one at a time: the same loop as in the main thread. */
export const serve = (endpoint: Endpoint): void => {
  let work: Work | undefined;
  const say = (news: News): void => endpoint.postMessage(news, []);

  const run = async (task: SentTask): Promise<Settled> => {
    try {
      work = workOf(task, say);
      return { run: await work.result };
    } catch (e) {
      return { error: sent(e) };
    } finally {
      work = undefined;
    }
  };
  // No prototype: a path to a constructor would run code of whoever can post messages.
  const served: Served = Object.freeze(Object.assign(Object.create(null) as object, {
    hello: () => protocol,
    run,
    pause: () => work?.pause(),
    resume: () => work?.resume(),
    cancel: () => work?.cancel(),
    current: async () => work?.current(),
  }));
  expose(served, endpoint);
};

const workOf = (task: SentTask, say: (news: News) => void): Work => {
  const { flag } = task;
  let sentAt = performance.now();
  const work = workOn(task, () => flag !== undefined && Atomics.load(flag, 0) === 1)((progress) => {
    say({ gradkit: "progress", progress });
    if (performance.now() - sentAt < spare) return;
    sentAt = performance.now();
    void work.current().then((run) => say({ gradkit: "state", run }));
  });
  return work;
};

const sent = (e: unknown): SentError => {
  const { message, cause } = e instanceof Error ? e : new Error(String(e));
  const why = cause instanceof Error ? ` (${cause.name})` : "";
  return isGradkitError(e) ? { code: e.code, data: e.data, message } : { code: undefined, data: undefined, message: message + why };
};
