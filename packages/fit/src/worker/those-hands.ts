import { error } from "../errors.js";
import type { FitPlace } from "../options.js";
import type { Done, Hands, Underway, Way } from "../pieces/hands.js";
import type { Given, PieceName } from "../pieces/piece.js";
import { theseHands } from "../pieces/these-hands.js";
import type { Request } from "../request/request.js";
import type { Solution } from "../solve/solve.js";
import type { FitWatch } from "../watch.js";
import { Death, memberOf, type Member } from "./member.js";
import { protocol, type Best } from "./message.js";
import { sharedRequest } from "./shared-request.js";

/** Milliseconds that workers have to end after they are told to, and between two looks at a clock that is not there yet. */
const grace = 250;
const glance = 5;

/** So often a piece is begun whose worker dies, which says nothing of the piece. */
const attempts = 3;

/** The longest time that can be waited for, in milliseconds. */
const longest = 2 ** 31 - 1;

/** A piece that is waited for. */
interface Job {
  readonly name: PieceName;
  readonly given: Given<PieceName>;
  readonly way: Way;
  readonly resolve: (done: Done | Promise<Done>) => void;
  readonly reject: (reason: unknown) => void;
  /** How often it was begun, how much of it is counted, and what was told of it last. */
  begun: number;
  counted: number;
  best: Best | undefined;
  kept: Underway | undefined;
}

export interface Elsewhere {
  readonly place: Exclude<FitPlace, "inline">;
  readonly signal: AbortSignal | undefined;
  /** Seconds between two looks at where a piece is; none without them. */
  readonly keepEvery: number | undefined;
}

/**
 * Pieces are done by workers: one, or as many as a pool has places. Whatever becomes of a worker, what it had is done: by another one where it died, from where it told of last; or cut short where it does not end when it
 * is told to.
 *
 * @throws fit/worker  where there is no worker to be had
 */
export const thoseHands = (request: Request, watch: FitWatch, { place, signal, keepEvery }: Elsewhere): Hands => {
  const { create, turn, size } = { create: undefined, turn: undefined, size: 1, ...(place === "worker" ? {} : place) };
  const queue: Job[] = [];
  const members = new Set<Member>();
  let [lanes, idle] = [0, 0];
  /** Whether nothing more is asked, and whether nobody is waited for any more. */
  const now = { closed: false, late: false };
  let wake = (): void => undefined;
  let woken = new Promise<void>((resolve) => (wake = resolve));
  const everybodyLooks = (): void => {
    wake();
    woken = new Promise((resolve) => (wake = resolve));
  };

  let sent: Request | undefined;
  const opened = (): Member => {
    sent ??= size > 1 ? sharedRequest(request) : request;
    return memberOf(create, { gradkit: "open", protocol, request: sent, keepEvery });
  };

  let here: Hands | undefined;
  const cutShort = ({ name, given, way, best }: Job): Promise<Done> => {
    const why = watch.over();
    if (best && why && (name === "solve" || name === "descend")) return Promise.resolve({ gained: { ...best, status: why, offset: null, evaluations: 0, steps: 0 } satisfies Solution, evaluations: 0 });
    return (here ??= theseHands(request, watch)).do(name, given, way);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const giveUp = (): void => {
    now.late = true;
    for (const member of members) member.terminate();
    for (const job of queue.splice(0)) job.resolve(cutShort(job));
    everybodyLooks();
  };
  const end = (): void => {
    const why = watch.over();
    clearTimeout(timer);
    timer = setTimeout(why ? giveUp : end, why ? grace : glance);
    if (why) for (const member of members) member.end(why);
  };
  const { seconds } = request.stop;
  if (seconds !== undefined && 1000 * seconds < longest) timer = setTimeout(end, 1000 * seconds);
  if (signal?.aborted) giveUp();
  else signal?.addEventListener("abort", end, { once: true });

  const doneBy = async (member: Member, job: Job): Promise<Done> => {
    const countTo = (evaluations: number): void => {
      watch.count(evaluations - job.counted);
      job.counted = evaluations;
    };
    countTo(job.kept?.evaluations ?? 0);
    const why = watch.over();
    if (why) member.end(why);
    const { gained, evaluations } = await member.do({ name: job.name, given: job.given, from: job.kept }, (news) => {
      if (news.best) {
        job.best = news.best;
        watch.better(news.best.x, news.best.value);
      }
      job.kept = news.kept ?? job.kept;
      countTo(news.evaluations);
    });
    return { gained: gained as Done["gained"], evaluations };
  };

  /** Of a job whose worker is gone. */
  const orphaned = (job: Job, { message }: Death): void => {
    if (now.late) job.resolve(cutShort(job));
    else if (job.begun >= attempts) job.reject(error("fit/worker", { message }));
    else queue.unshift(job);
  };

  /** One worker after the other in one place, as long as there is something to do. */
  const lane = async (): Promise<void> => {
    const release = await turn?.();
    let member: Member | undefined;
    const dismiss = (): void => {
      if (member) members.delete(member);
      member?.terminate();
      member = undefined;
    };
    while (!now.closed && !now.late) {
      const job = queue.shift();
      if (!job) {
        idle++;
        await woken;
        idle--;
        continue;
      }
      try {
        job.begun++;
        member ??= opened();
        members.add(member);
        job.resolve(await doneBy(member, job));
      } catch (e) {
        if (e instanceof Death) {
          dismiss();
          orphaned(job, e);
        } else job.reject(e);
      }
    }
    dismiss();
    release?.();
  };

  return {
    do: (name, given, way) =>
      new Promise((resolve, reject) => {
        const job: Job = { name, given, way, resolve: resolve as Job["resolve"], reject, begun: 0, counted: 0, best: undefined, kept: way.from };
        way.keep?.(() => job.kept);
        if (now.late) return job.resolve(cutShort(job));
        queue.push(job);
        everybodyLooks();
        if (queue.length <= idle || lanes >= size) return;
        lanes++;
        void lane();
      }),
    close: () => {
      now.closed = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", end);
      // Where a piece has failed others may still be under way.
      for (const member of members) member.terminate();
      everybodyLooks();
    },
  };
};
