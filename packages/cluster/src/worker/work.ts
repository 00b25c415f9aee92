import { availableParallelism } from "node:os";
import { Worker as Thread } from "node:worker_threads";
import { type Job, WaitingError, Worker } from "bullmq";
import { error } from "../errors.js";
import { listen, type Message, publish } from "../redis/channel.js";
import { connect } from "../redis/connect.js";
import { prefix, storeOf } from "../redis/store.js";
import type { Tls } from "../redis/tls.js";
import type { Packed } from "../task/packed.js";
import { crewOf } from "./crew.js";
import { doJob, type Handed } from "./do-job.js";

export interface WorkOptions {
  /** Where Redis is: redis://host:6379, or rediss://user:password@host:6380. */
  readonly connection: string;
  readonly tls?: Tls;
  /** The name of the queue, "tasks" unless given. */
  readonly queue?: string;
  /** How many tasks are worked on at once, each in a thread of its own: as many as there are processors unless given. */
  readonly pool?: number;
  /** Seconds between two checkpoints of a task, 5 unless given. */
  readonly checkpoint?: number;
  /** How often a task may end the thread that works on it, or its process, before it is given up: 3 unless given. */
  readonly attempts?: number;
  /** Seconds before the second attempt, doubled for each further one: 1 unless given. */
  readonly backoff?: number;
  /** Seconds without a sign of life after which a thread is ended, 60 unless given: more than one evaluation takes. */
  readonly stall?: number;
  /** Seconds after which another worker takes the tasks of one that is gone, 30 unless given. */
  readonly lock?: number;
  /** Seconds that running tasks have to end when the worker is closed, 10 unless given; the rest is handed to another worker, with its checkpoint. */
  readonly drain?: number;
  /** Seconds that results are kept for a coordinator that is away, a day unless given. */
  readonly keep?: number;
  /** Is told what happens, one line each; neither data nor passwords stand in it. */
  readonly log?: (line: string) => void;
  /** Makes a thread, where a bundler moves modules: one that runs @gradkit/cluster's dist/worker/thread.js. */
  readonly create?: () => { postMessage(message: unknown): void; terminate(): unknown };
}

/** A worker at work. */
export interface Working {
  /** Resolves when Redis has answered; rejects with cluster/unreachable where it does not. */
  readonly ready: Promise<void>;
  /** Takes no more tasks, lets those that run end, hands back the rest, and resolves when all is done. */
  readonly close: () => Promise<void>;
  /** Resolves when it is closed; rejects with cluster/thread where it closed itself, since it can make no threads. */
  readonly closed: Promise<void>;
}

/** What numbers the options are. */
const rules = {
  pool: { least: 1, whole: true }, attempts: { least: 1, whole: true }, keep: { least: 1, whole: true },
  checkpoint: { least: 0.01, whole: false }, backoff: { least: 0, whole: false }, stall: { least: 0.1, whole: false }, lock: { least: 0.1, whole: false }, drain: { least: 0, whole: false },
} as const;

/**
 * Works on the tasks of a queue until it is closed. Each task runs in a thread of its own that is watched; this one renews the claims on them. What a worker has begun when it dies, another takes up from its last checkpoint.
 *
 * @throws cluster/option, cluster/connection
 * @example
 * work({ connection: "redis://localhost", pool: 0 }) // throws cluster/option
 */
export const work = (options: WorkOptions): Working => {
  const { connection, tls, queue = "tasks", pool = availableParallelism(), checkpoint = 5, attempts = 3, backoff = 1, stall = 60, lock = 30, drain = 10, keep = 86_400, log = silent } = options;
  for (const [option, { least, whole }] of Object.entries(rules)) {
    const value = options[option as keyof typeof rules];
    if (value === undefined || (whole ? Number.isInteger(value) && value >= least : value >= least)) continue;
    throw error("cluster/option", { call: "work", option, rule: `must be a ${whole ? "whole " : ""}number, ${least} or more`, got: String(value) });
  }
  const link = connect("work", connection, tls, log);
  const crew = crewOf((options.create as (() => Thread) | undefined) ?? (() => new Thread(new URL("./thread.js", import.meta.url))), stall);
  const running = new Map<string, Handed>();
  let closing: Promise<void> | undefined;

  const begin = async () => {
    const redis = await link.open();
    const store = storeOf(redis, queue, keep);
    const say = (message: Message): void => void publish(redis, queue, message).catch(() => undefined);   // found in the store then
    const deafen = await listen(redis, queue, (message) => message.say === "cancel" && running.get(message.id)?.cancel());
    const process = async (job: Job<Packed>, token?: string): Promise<void> => {
      const id = job.id!;
      const handed = doJob(job, { store, crew, seconds: checkpoint, attempts, backoff, log, unable, progress: (progress) => say({ say: "progress", id, progress }) });
      running.set(id, handed);
      try {
        const how = await handed.done;
        if (how === "done") say({ say: "ended", id });
        if (how !== "handed back") return;
        await job.moveToWait(token);
        throw new WaitingError();
      } finally {
        running.delete(id);
      }
    };
    // How often a task may be begun once more is its own count; the queue must not lose it.
    const often = { maxStalledCount: 1e9, lockDuration: 1000 * lock, stalledInterval: 500 * lock, runRetryDelay: 1000 };
    const bull = new Worker<Packed>(queue, process, { prefix, connection: redis, skipVersionCheck: true, concurrency: pool, ...often });
    bull.on("error", ({ message }) => log(`queue: ${message}`));
    bull.on("failed", (job, { message }) => job && say({ say: "failed", id: job.id!, message }));
    bull.on("lockRenewalFailed", (ids) => ids.forEach((id) => running.get(id)?.drop()));
    await bull.waitUntilReady();
    log(`working on ${queue} of ${link.at}, ${pool} at once`);
    return { bull, deafen };
  };
  const begun = begin();

  const end = async (): Promise<void> => {
    const parts = await begun.catch(() => undefined);
    await parts?.bull.pause(true);
    const ends = Promise.all([...running.values()].map(({ done }) => done.catch(() => undefined)));
    await Promise.race([ends, new Promise((resolve) => setTimeout(resolve, 1000 * drain).unref())]);
    for (const handed of running.values()) handed.handBack();
    await parts?.bull.close();
    parts?.deafen();
    await crew.close();
    link.close();
    log("closed");
  };
  let [settle, fail]: [() => void, (e: Error) => void] = [() => undefined, () => undefined];
  const closed = new Promise<void>((resolve, reject) => ([settle, fail] = [resolve, reject]));
  closed.catch(() => undefined);   // who does not look at it is told by the log
  const close = (): Promise<void> => (closing ??= end().finally(settle));
  /** A worker without threads would be the end of every task: it goes, and leaves them to others. */
  const unable = (message: string): void => {
    const reason = error("cluster/thread", { message });
    log(reason.message);
    closing ??= end().finally(() => fail(reason));
  };
  begun.catch(close);
  return { ready: begun.then(() => undefined), close, closed };
};

const silent = (): void => undefined;
