import type { Answer, Answers } from "../ask.js";
import type { Evaluator } from "../evaluator.js";
import type { Method } from "../method.js";
import { advance, claimAt } from "./advance.js";
import { racing } from "./racing.js";
import type { Status } from "./outcome.js";
import type { RunState } from "./run-state.js";
import type { Stop } from "./stop.js";
import { yieldToOthers } from "./yield-to-others.js";

/** What acts on a run from outside, looked at whenever the loop lets others run. */
export interface Controls {
  readonly cancelled: () => boolean;
  /** Settles when the run may go on; undefined where it may. */
  readonly paused: () => Promise<void> | undefined;
  /** Resolves when it is cancelled: an answer that is waited for is then waited for no more. */
  readonly interrupted: Promise<void>;
  readonly report: (run: RunState) => void;
  /** Says what all rows say, where the evaluator has batches of them. */
  readonly whole?: Evaluator | undefined;
}

/** Milliseconds of work between two looks at the controls. */
const slice = 8;

/** The loop: asks, answers, advances, until there is an end. Every few milliseconds it lets others run. The clock stands while it is paused. */
export const drive = async (start: RunState, method: Method, evaluator: Evaluator, stop: Stop, controls: Controls): Promise<RunState> => {
  const { whole, interrupted } = controls;
  const unlessInterrupted = racing(interrupted);
  let run = start;
  let clock = performance.now() - 1000 * run.seconds;
  let until = performance.now() + slice;
  await yieldToOthers();
  while (!run.end) {
    if (performance.now() >= until) {
      controls.report(run);
      await yieldToOthers();
      until = performance.now() + slice;
    }
    const pause = controls.paused();
    if (pause && !controls.cancelled()) {
      const since = performance.now();
      await pause;
      clock += performance.now() - since;
    }
    if (controls.cancelled()) return { ...run, end: "cancelled" };
    const { ask } = run.method;
    let answer: Answer | void;
    try {
      const given = evaluator.answer(ask, run.evaluations[ask.want]);
      // Where nothing has to be waited for nothing is: a turn of the queue costs more than a small step.
      answer = "then" in given ? await unlessInterrupted(given) : given;
    } catch (cause) {
      if (!run.best) throw cause;
      return { ...run, end: "objective-error", cause };
    }
    if (!answer) continue;
    const { point } = run.method;
    run = advance(run, method, answer, stop, (performance.now() - clock) / 1000, !whole);
    if (whole && run.method.point !== point) run = { ...run, end: (await confirmed(run, method, whole, stop)) ?? run.end };
  }
  return run;
};

/** Convergence that the last batch seems to show, where all rows show it. */
const confirmed = async (run: RunState, { kind }: Method, whole: Evaluator, stop: Stop): Promise<Status | undefined> => {
  const point = run.method.point!;
  if (!claimAt(run, point, kind, stop)) return undefined;
  return claimAt(run, { ...point, ...((await whole.answer({ want: "gradient", x: point.x })) as Answers["gradient"]) }, kind, stop);
};
