import { expose, type Endpoint } from "comlink";
import type { Answer, Ask } from "../ask.js";
import { error } from "../errors.js";
import type { Parts } from "../objective/chunks.js";
import type { Work } from "../run/work.js";
import { heldForLife } from "./life.js";
import { sentError } from "./sent-error.js";
import { protocol, type Answered, type News, type Served, type SentTask, type Settled, type Task } from "./task.js";
import { evaluatorsFor, workOn } from "./work-on.js";

/** Milliseconds between two copies of the run that are sent ahead, to be kept should the worker die. */
const spare = 1000;
/** How many reports may be under way that have not been heard: a page that is busy is not sent more. */
const credit = 2;

/** Serves runs at an endpoint, one at a time: the same loop as in the main thread. Or the parts of an objective, whose loop is elsewhere. */
export const serve = (endpoint: Endpoint): void => {
  let work: Work | undefined;
  let unheard = 0;
  const say = (news: News): void => endpoint.postMessage(news, []);
  const report = (news: News): void => {
    if (unheard >= credit) return;
    unheard++;
    say(news);
  };

  const run = async (task: SentTask): Promise<Settled> => {
    try {
      work = workOf(task, report, say);
      return { run: await work.result };
    } catch (e) {
      return { error: sentError(e) };
    } finally {
      work = undefined;
    }
  };
  // No prototype: a path to a constructor would run code of whoever can post messages.
  const served: Served = Object.freeze(Object.assign(Object.create(null) as object, {
    hello: () => protocol,
    life: heldForLife,
    run,
    ...partsServed(),
    heard: () => void unheard--,
    pause: () => work?.pause(),
    resume: () => work?.resume(),
    cancel: () => work?.cancel(),
    current: async () => work?.current(),
  }));
  expose(served, endpoint);
};

/** The answers of parts, one call after the other. */
const partsServed = (): Pick<Served, "open" | "parts"> => {
  let open: (() => Parts) | undefined;
  let parts: Parts | undefined;
  let last: { readonly ask: Ask; readonly count: number } | undefined;
  const answered = async (numbers: readonly number[]): Promise<Answered> => {
    try {
      parts ??= open!();
      const answers: Answer[] = [];
      for (const part of numbers) answers.push(await parts.answer(last!.ask, last!.count, part));
      return { answers };
    } catch (e) {
      return { error: sentError(e) };
    }
  };
  return {
    open: (task) => void (open = () => partsOf(task)),
    parts: async (numbers, asked) => {
      last = asked ?? last;
      return answered(numbers);
    },
  };
};

const partsOf = (task: Task): Parts => {
  const { parts } = evaluatorsFor(task);
  if (!parts) throw error("optimizer/option", { call: task.call, option: "chunks", rule: "must go with `data`, of which they are rows", got: "none" });
  return parts;
};

const workOf = (task: SentTask, report: (news: News) => void, say: (news: News) => void): Work => {
  const { flag } = task;
  let sentAt = performance.now();
  const work = workOn(task, () => flag !== undefined && Atomics.load(flag, 0) === 1)((progress) => {
    report({ gradkit: "progress", progress });
    if (performance.now() - sentAt < spare) return;
    sentAt = performance.now();
    void work.current().then((run) => say({ gradkit: "state", run }));
  });
  return work;
};
