import type { Executor, Progress, RunState, Task, Watch } from "@gradkit/optimizer";
import { isGradkitError } from "@gradkit/shapes";
import { Queue } from "bullmq";
import { error } from "./errors.js";
import { fromExactText, toExactText } from "./exact-text.js";
import { listen, type Message, publish } from "./redis/channel.js";
import { connect } from "./redis/connect.js";
import { prefix, storeOf } from "./redis/store.js";
import type { Tls } from "./redis/tls.js";
import { endOf } from "./task/end.js";
import { limits, pack, type Packed, type Parcel } from "./task/packed.js";

export interface ClusterOptions {
  /** Where Redis is: redis://host:6379, or rediss://user:password@host:6380. */
  readonly connection: string;
  readonly tls?: Tls;
  /** The name of the queue, "tasks" unless given: workers of the same name work on it. */
  readonly queue?: string;
  /** How many tasks are in the queue at once, 64 unless given: more than all workers together take. */
  readonly size?: number;
  /** Seconds that tasks and results are kept for somebody who is away, a day unless given. */
  readonly keep?: number;
  /** Is told of connections lost and found; standard error unless given. */
  readonly log?: (line: string) => void;
}

/** Other machines as an executor. */
export interface Cluster extends Executor {
  /** Ends the connection; tasks under way go on, and are found again by whoever asks for them. */
  readonly close: () => Promise<void>;
}

/** A task under way, and all who wait for it: equal tasks are done once. */
interface Pending {
  readonly parcel: Parcel;
  readonly run: Promise<RunState>;
  readonly settle: (run: RunState) => void;
  readonly fail: (e: unknown) => void;
  readonly listeners: Set<(progress: Progress) => void>;
  waiting: number;
  /** The run as it was when nobody waited for it any more but for what it has. */
  cancelled: RunState | undefined;
  /** How many looks in a row found neither its job nor its end. */
  missing: number;
}

/** Milliseconds between two looks at what no message told of, and for what is cancelled to end. */
const look = 2000;
const grace = 5000;

/**
 * Workers on other machines as an executor of tasks, for `sweep` and `multiStart`: through a queue of BullMQ in Redis. Nothing is opened before the first task; `close()` when the last is done.
 *
 * @throws cluster/option, cluster/connection
 * @example
 * cluster({ connection: "redis://localhost", size: 8 }).size // => 8
 * cluster({ connection: "localhost" })                       // throws cluster/connection
 */
export const cluster = ({ connection, tls, queue = "tasks", size = 64, keep = 86_400, log = console.warn }: ClusterOptions): Cluster => {
  for (const [option, value] of Object.entries({ size, keep })) {
    if (!Number.isInteger(value) || value < 1) throw error("cluster/option", { call: "cluster", option, rule: "must be a whole number, 1 or more", got: String(value) });
  }
  const link = connect("cluster", connection, tls, log);
  const pending = new Map<string, Pending>();
  const sent = new Map<string, Promise<void>>();
  let [live, closed] = [false, false];

  const open = async () => {
    const redis = await link.open();
    const store = storeOf(redis, queue, keep);
    const bull = new Queue<Packed>(queue, { prefix, connection: redis, skipVersionCheck: true });
    bull.on("error", () => undefined);   // told by the call that failed, or of the connection
    const deafen = await listen(redis, queue, hear);
    const timer = setInterval(() => void lookAround().catch(() => undefined), look);
    live = true;
    return { redis, store, bull, stop: () => (deafen(), clearInterval(timer)) };
  };
  let opening: ReturnType<typeof open> | undefined;
  const opened = (): ReturnType<typeof open> => (opening ??= open());

  const hear = (message: Message): void => {
    const waited = pending.get(message.id);
    if (message.say === "ended") void ended(message.id).catch(() => undefined);   // the next look finds it
    if (message.say === "failed") waited?.fail(error("cluster/queue", { message: message.message }));
    if (message.say === "progress") waited?.listeners.forEach((tell) => tell(message.progress));
  };

  /** Puts a task into the queue, unless it is there. */
  const submit = async ({ id, packed, stored }: Parcel): Promise<void> => {
    const { store, bull } = await opened();
    for (const [hash, text] of stored) {
      const kept = sent.get(hash) ?? store.keepPart(hash, text);
      sent.set(hash, kept);
      // What Redis refused, since its memory was full, it may take the next time.
      await kept.catch((e: unknown) => (sent.delete(hash), Promise.reject(e)));
    }
    await bull.add("task", packed, { jobId: id, removeOnComplete: true, removeOnFail: true });
  };
  const again = async (parcel: Parcel, checkpoint?: string): Promise<void> => {
    sent.clear();
    await submit(checkpoint === undefined ? parcel : { ...parcel, packed: { ...parcel.packed, checkpoint } });
  };

  /** Settles a task whose end is in the store; says whether there was one. */
  const received = async (id: string): Promise<boolean> => {
    const waited = pending.get(id);
    const { store } = await opened();
    const text = waited && (await store.end(id));
    if (!waited || text === undefined) return false;
    const end = endOf(text);
    if ("error" in end) {
      // It is tried anew by whoever asks again.
      await store.forget(id);
      waited.fail(end.error);
    } else if (end.run.end === "cancelled" && !waited.cancelled) {
      // Somebody else who wanted the same has cancelled it: it goes on.
      await store.forget(id);
      await again(waited.parcel, toExactText({ ...end.run, end: undefined }));
    } else {
      waited.settle(end.run);
      await store.received(id);
    }
    return true;
  };

  /** As far as it was, for who has cancelled what goes on for somebody else. */
  const ended = async (id: string): Promise<void> => {
    const { cancelled, settle } = pending.get(id) ?? {};
    if (!(await received(id)) && cancelled) settle?.({ ...cancelled, end: "cancelled" });
  };

  /** Finds what no message told of: ends, and jobs that Redis has lost. */
  const lookAround = async (): Promise<void> => {
    const { redis, bull } = await opened();
    for (const [id, waited] of pending) {
      if (await received(id)) continue;
      const there = await redis.exists(bull.toKey(id));
      waited.missing = there ? 0 : waited.missing + 1;
      if (waited.missing < 2 || waited.cancelled) continue;
      waited.missing = 0;
      await again(waited.parcel);
    }
  };

  const begin = (parcel: Parcel): Pending => {
    let [settle, fail]: [(run: RunState) => void, (e: unknown) => void] = [() => undefined, () => undefined];
    const run = new Promise<RunState>((resolve, reject) => ([settle, fail] = [resolve, reject])).finally(() => pending.delete(parcel.id));
    const begun: Pending = { parcel, run, settle, fail, listeners: new Set(), waiting: 0, cancelled: undefined, missing: 0 };
    const start = async (): Promise<void> => {
      const { store } = await opened();
      // Whoever asked for it before and went away has left its end; whoever cancelled it, that wish.
      if (await received(parcel.id)) return;
      if (await store.isCancelled(parcel.id)) await store.forget(parcel.id);
      if (!begun.cancelled) await submit(parcel);
    };
    pending.set(parcel.id, begun);
    start().catch((e: unknown) => fail(isGradkitError(e) ? e : error("cluster/queue", { message: e instanceof Error ? e.message : String(e) })));
    return begun;
  };

  /** Ends a task that nobody waits for any more, wherever it is. */
  const cancel = async (task: Task, waited: Pending): Promise<void> => {
    waited.cancelled = task.run;
    const { id } = waited.parcel;
    const { redis, store, bull } = await opened();
    const job = await bull.getJob(id);
    const sofar = (waited.cancelled = job?.data.checkpoint === undefined ? task.run : (fromExactText(job.data.checkpoint) as RunState));
    await store.wishCancelled(id);
    await publish(redis, queue, { say: "cancel", id });
    if (!job || (await bull.remove(id)) === 1) return waited.settle({ ...sofar, end: "cancelled" });
    setTimeout(() => waited.settle({ ...sofar, end: "cancelled" }), grace).unref();
  };

  const execute = async (task: Task, { signal, progress }: Watch = {}): Promise<RunState> => {
    if (closed) throw error("cluster/closed", { call: "cluster" });
    if (signal?.aborted) return { ...task.run, end: "cancelled" };
    if (task.module) throw error("cluster/module", { call: "cluster", url: task.module.url });
    const parcel = pack(task);
    for (const [part, size] of sizesOf(parcel)) if (size > limits.part) throw error("cluster/too-large", { call: "cluster", part, limit: limits.part, got: size });
    const last = pending.get(parcel.id);
    if (last?.cancelled) {
      // Whoever cancelled it did so for nobody who asks for it now.
      await last.run.catch(() => undefined);
      return execute(task, { signal, progress });
    }
    const waited = pending.get(parcel.id) ?? begin(parcel);
    if (progress) waited.listeners.add(progress);
    waited.waiting++;
    let early: ((run: RunState) => void) | undefined;
    const left = new Promise<RunState>((resolve) => (early = resolve));
    const abort = (): void => {
      if (--waited.waiting > 0) return early?.({ ...task.run, end: "cancelled" });
      void cancel(task, waited).catch(waited.fail);
    };
    signal?.addEventListener("abort", abort, { once: true });
    try {
      return await Promise.race([waited.run, left]);
    } finally {
      signal?.removeEventListener("abort", abort);
      if (progress) waited.listeners.delete(progress);
    }
  };

  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    for (const { fail } of pending.values()) fail(error("cluster/closed", { call: "cluster" }));
    // Who is still waiting for the first answer waits no longer.
    if (!live) link.close();
    const parts = await opening?.catch(() => undefined);
    parts?.stop();
    await parts?.bull.close().catch(() => undefined);
    link.close();
  };

  return { size, execute, close };
};

/** How long the texts of a task's parts are. */
const sizesOf = ({ packed, stored }: Parcel): readonly (readonly [string, number])[] => Object.entries(packed.parts).map(([name, part]) => [name, ("text" in part ? part.text : stored.get(part.hash)!).length]);
