import { evals } from "./evals.js";
import type { Task } from "./task.js";

interface Timing {
  readonly name: "prepare" | "evaluate";
  readonly nanoseconds: number;
}

/** A message of GradBench's protocol. */
export interface Message {
  readonly id: number;
  readonly kind: "start" | "define" | "evaluate" | "analysis";
  readonly module?: string;
  readonly function?: string;
  readonly input?: unknown;
}

export interface Response {
  readonly id: number;
  readonly tool?: string;
  readonly success?: boolean;
  readonly output?: unknown;
  readonly timings?: readonly Timing[];
  readonly error?: string;
}

interface Runs {
  readonly min_runs?: number;
  readonly min_seconds?: number;
}

const now = (): bigint => process.hrtime.bigint();
const since = (start: bigint): number => Number(now() - start);

/** Of the shortest functions more runs fit into a second than an answer can hold. */
const most = 1_000_000;

/** Runs at least so often, and until the runs have taken so long or are a million; each is timed. */
const timed = ({ run }: Task, { min_runs: least = 1, min_seconds: seconds = 0 }: Runs): Timing[] => {
  const timings: Timing[] = [];
  for (let spent = 0; timings.length < least || (timings.length < most && spent < 1e9 * seconds); ) {
    const start = now();
    run();
    const nanoseconds = since(start);
    timings.push({ name: "evaluate", nanoseconds });
    spent += nanoseconds;
  }
  return timings;
};

const evaluate = ({ module = "", function: name = "", input }: Message): Omit<Response, "id"> => {
  const make = Object.hasOwn(evals, module) && Object.hasOwn(evals[module]!, name) ? evals[module]![name] : undefined;
  if (!make) return { success: false, error: `no function ${name} of ${module}` };
  const start = now();
  const task = make(input as never);
  const prepare: Timing = { name: "prepare", nanoseconds: since(start) };
  const timings = [prepare, ...timed(task, input !== null && typeof input === "object" ? input : {})];
  return { success: true, output: task.output(), timings };
};

/** What the tool answers to a message. */
export const respond = (message: Message): Response => {
  const { id, kind, module = "" } = message;
  try {
    if (kind === "start") return { id, tool: "gradkit" };
    if (kind === "define") return { id, success: Object.hasOwn(evals, module) };
    if (kind === "evaluate") return { id, ...evaluate(message) };
    return { id };
  } catch (e) {
    return { id, success: false, error: e instanceof Error ? (e.stack ?? e.message) : String(e) };
  }
};
