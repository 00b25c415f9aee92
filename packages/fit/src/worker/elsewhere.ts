import { GradkitError } from "@gradkit/shapes";
import { error } from "../errors.js";
import type { FitOptions, FitPlace, FitProgress } from "../options.js";
import type { Request } from "../request/request.js";
import type { FitData } from "../statistics/fit-data.js";
import { work } from "../work.js";
import { protocol, type End, type News } from "./message.js";
import { threadOf } from "./thread.js";

/** Milliseconds that a worker has to end after it is cancelled. */
const grace = 250;

/** A worker's death, which says nothing of the fit: it is done again once. */
class Death extends Error {}

/**
 * A fit in a worker: whatever becomes of the worker, the promise settles. One that dies is replaced once; one that does not end when it is cancelled is ended, and the best that it told of is the result.
 *
 * @throws fit/worker  where there is no worker to be had
 */
export const elsewhere = async (request: Request, place: Exclude<FitPlace, "inline">, { signal, progress }: FitOptions): Promise<FitData> => {
  const { create, turn } = place === "worker" ? {} : place;
  const release = await turn?.();
  let best: FitProgress | undefined;
  const report = (news: FitProgress): void => {
    if (news.parameters) best = news;
    progress?.(news);
  };
  /** The best so far, with its statistics. */
  const given = (): Promise<FitData> => work({ ...request, start: { ...request.start, ...best?.parameters } }, { cancelled: () => true, report });
  const attempt = (): Promise<FitData> => inWorker(request, create, signal, report, given);
  try {
    return await attempt().catch((e: unknown) => (e instanceof Death ? attempt() : Promise.reject(e)));
  } catch (e) {
    throw e instanceof Death ? error("fit/worker", { message: e.message }) : e;
  } finally {
    release?.();
  }
};

const inWorker = async (request: Request, create: Parameters<typeof threadOf>[0], signal: AbortSignal | undefined, report: (news: FitProgress) => void, given: () => Promise<FitData>): Promise<FitData> => {
  if (signal?.aborted) return given();
  const thread = opened(create);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const killed = new Promise<undefined>((resolve) => {
    signal?.addEventListener("abort", () => {
      thread.send({ gradkit: "cancel" });
      timer = setTimeout(() => resolve(undefined), grace);
    }, { once: true });
  });
  const ended = new Promise<End>((resolve) => {
    thread.hear((message) => {
      const news = message as News;
      if (news.gradkit === "progress") report(news.progress);
      else if (news.gradkit === "done" || news.gradkit === "failed") resolve(news);
    });
  });
  try {
    thread.send({ gradkit: "fit", protocol, request });
    const end = await Promise.race([ended, killed, thread.death.then((message) => Promise.reject(new Death(message)))]);
    if (!end) return await given();
    if (end.gradkit === "done") return end.data;
    const { code, data, message } = end.error;
    throw code === undefined ? new Error(message) : new GradkitError(code, data, message);
  } finally {
    clearTimeout(timer);
    thread.terminate();
  }
};

const opened = (create: Parameters<typeof threadOf>[0]): ReturnType<typeof threadOf> => {
  try {
    return threadOf(create);
  } catch (e) {
    throw new Death(e instanceof Error ? e.message : String(e));
  }
};
