import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import type { Message, Response } from "./respond.js";

/** How to start a process: a program, its arguments, and where. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** One evaluation as it was validated. */
export interface Evaluation {
  readonly function: string;
  readonly description: string;
  /** The median time of a run, in microseconds. */
  readonly microseconds: number;
  readonly prepared: number;
  readonly runs: number;
  readonly valid: boolean;
  readonly error?: string;
}

type EvalMessage = Message & { readonly description?: string; readonly of?: number; readonly valid?: boolean; readonly error?: string };

const start = ({ program, args, cwd, env }: Command): ChildProcessWithoutNullStreams => {
  const child = spawn(program, args, { ...(cwd ? { cwd } : {}), env: { ...process.env, ...env } });
  child.stderr.pipe(process.stderr);
  return child;
};

const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[xs.length >> 1] ?? NaN;

interface Waiting {
  readonly resolve: (line: string) => void;
  readonly reject: (e: Error) => void;
}

/** A tool in a process of its own: what it answers to a line. */
export const toolIn = (command: Command): { readonly answer: (line: string) => Promise<string>; readonly end: () => void } => {
  const worker = start(command);
  const waiting: Waiting[] = [];
  createInterface({ input: worker.stdout }).on("line", (line) => waiting.shift()?.resolve(line));
  // A worker that has ended takes nothing more: what waits is told so when it closes.
  worker.stdin.on("error", () => {});
  worker.once("close", () => waiting.forEach(({ reject }) => reject(new Error("the tool ended without an answer"))));
  return {
    answer: (line) => {
      worker.stdin.write(`${line}\n`);
      return new Promise((resolve, reject) => void waiting.push({ resolve, reject }));
    },
    end: () => void worker.stdin.end(),
  };
};

const entryOf = (message: EvalMessage, { timings = [] }: Response): Omit<Evaluation, "valid"> => {
  const of = (name: string): number[] => timings.filter((timing) => timing.name === name).map(({ nanoseconds }) => nanoseconds / 1000);
  return { function: message.function ?? "", description: message.description ?? "", microseconds: median(of("evaluate")), prepared: median(of("prepare")), runs: of("evaluate").length };
};

/** Lets an eval and a tool talk, as GradBench's intermediary does, and reports each evaluation once the eval has judged it. */
export const session = async (evaluating: Command, answer: (line: string) => Promise<string>, report: (evaluation: Evaluation) => void): Promise<{ readonly code: number | null }> => {
  const judge = start(evaluating);
  const ended = new Promise<number | null>((resolve) => judge.on("close", resolve));
  const pending = new Map<number, Omit<Evaluation, "valid">>();
  for await (const line of createInterface({ input: judge.stdout })) {
    const message = JSON.parse(line) as EvalMessage;
    const judged = message.kind === "analysis" ? pending.get(message.of!) : undefined;
    if (judged) report({ ...judged, valid: message.valid === true, ...(message.error ? { error: message.error } : {}) });
    const text = await answer(line);
    if (message.kind === "evaluate") {
      const response = JSON.parse(text) as Response;
      const entry = entryOf(message, response);
      if (response.success) pending.set(message.id, entry);
      else report({ ...entry, valid: false, error: response.error ?? "the tool failed" });
    }
    judge.stdin.write(`${text}\n`);
  }
  return { code: await ended };
};
