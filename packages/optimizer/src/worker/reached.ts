import { wrap, type Remote } from "comlink";
import { laterError } from "../later-errors.js";
import { racing } from "../run/racing.js";
import { ended } from "./life.js";
import { protocol, type News, type Served } from "./task.js";
import { threadOf, type CreateWorker, type Death, type Thread } from "./thread.js";

/** Milliseconds that a worker has to load. */
const loading = 10_000;

/** A worker, and what it can be asked. */
export interface Reached {
  readonly there: Remote<Served>;
  /** Gives an answer, or rejects where the worker dies first: it would never come. */
  readonly alive: <T>(answer: Promise<T>) => Promise<T>;
  readonly terminate: Thread["terminate"];
}

/**
 * A worker that has loaded, and speaks our protocol. One that is abandoned before is ended.
 *
 * @throws optimizer/worker-load, optimizer/worker-version
 */
export const reached = async (call: string, create: CreateWorker | undefined, heard: (news: Partial<News>) => void, abandoned: Promise<unknown>): Promise<Reached> => {
  const { endpoint, death, terminate } = opened(call, create);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    endpoint.addEventListener("message", (event) => heard((event as MessageEvent).data as Partial<News>));
    const there = wrap<Served>(endpoint);
    const late = new Promise<string>((resolve) => (timer = setTimeout(() => resolve(`it did not answer within ${loading / 1000} s`), loading)));
    const gone = Promise.race([late, abandoned.then(() => "it was given up")]);
    const unloaded = (message: string): never => { throw laterError("optimizer/worker-load", { call, message }); };
    const answer = await Promise.race([there.hello(), Promise.race([gone, death.then(({ message }) => message)]).then(unloaded)]);
    if (answer !== protocol) throw laterError("optimizer/worker-version", { call, here: protocol, there: answer });
    const life = await Promise.race([there.life(), gone.then(unloaded), death.then(() => undefined)]);
    const watching = new AbortController();
    const end = ended(life, watching.signal).then((): Death => ({ code: "optimizer/worker-exit", message: "it was closed" }));
    const dead = Promise.race([death, end]).then(async ({ code, message }) => Promise.reject(laterError(code, { call, message })));
    return {
      there,
      terminate: async () => {
        watching.abort();
        return terminate();
      },
      alive: racing(dead),
    };
  } catch (e) {
    void terminate();
    throw e;
  } finally {
    clearTimeout(timer);
  }
};

const opened = (call: string, create: CreateWorker | undefined): Thread => {
  try {
    return threadOf(create);
  } catch (e) {
    throw laterError("optimizer/worker-load", { call, message: e instanceof Error ? e.message : String(e) });
  }
};
