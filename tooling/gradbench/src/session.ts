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

/** Lets an eval and a tool talk, as GradBench's intermediary does, and reports each evaluation once the eval has judged it. */
export const session = async (evaluating: Command, tool: Command, report: (evaluation: Evaluation) => void): Promise<{ readonly code: number | null }> => {
  const [judge, worker] = [start(evaluating), start(tool)];
  const pending = new Map<number, Omit<Evaluation, "valid">>();
  const asked = new Map<number, EvalMessage>();
  const answers = createInterface({ input: worker.stdout });
  answers.on("line", (line) => {
    const response = JSON.parse(line) as Response;
    const message = asked.get(response.id);
    if (message?.kind === "evaluate") {
      const of = (name: string): number[] => (response.timings ?? []).filter((timing) => timing.name === name).map(({ nanoseconds }) => nanoseconds / 1000);
      const entry = { function: message.function ?? "", description: message.description ?? "", microseconds: median(of("evaluate")), prepared: median(of("prepare")), runs: of("evaluate").length };
      if (response.success) pending.set(response.id, entry);
      else report({ ...entry, valid: false, error: response.error ?? "the tool failed" });
    }
    judge.stdin.write(`${line}\n`);
  });
  createInterface({ input: judge.stdout }).on("line", (line) => {
    const message = JSON.parse(line) as EvalMessage;
    asked.set(message.id, message);
    const judged = message.kind === "analysis" ? pending.get(message.of!) : undefined;
    if (judged) report({ ...judged, valid: message.valid === true, ...(message.error ? { error: message.error } : {}) });
    worker.stdin.write(`${line}\n`);
  });
  const code = await new Promise<number | null>((resolve) => {
    judge.on("close", resolve);
    worker.on("close", () => judge.stdin.end());
  });
  worker.stdin.end();
  return { code };
};
