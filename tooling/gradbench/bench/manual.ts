/**
 * Evals of a checkout of GradBench, ours beside the checkout's C++ tools by turns on the inputs that the eval sends: `GRADBENCH=<checkout> npm run bench -- tooling/gradbench/bench/manual.ts llsq -n 16 128`. The tools named by
 * TOOLS, `manual` unless given, must be built; the eval judges our answers.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { evals } from "../src/evals.js";
import { respond, type Message } from "../src/respond.js";
import { session } from "../src/session.js";

const checkout = process.env["GRADBENCH"] ?? "";
const tools = (process.env["TOOLS"] ?? "manual").split(",");
const [name = "", ...options] = process.argv.slice(2);
if (!(name in evals)) throw new Error(`manual: the first argument is an eval, got ${name}`);
const file = join(mkdtempSync(join(tmpdir(), "gradbench-")), "input.json");
const [rounds, seconds] = [5, 0.05];

const median = (xs: readonly number[]): number => xs.toSorted((a, b) => a - b)[xs.length >> 1] ?? NaN;

/** The median time of a run of a C++ tool, in microseconds. */
const inC = (tool: string, of: string): number => {
  try {
    const lines = execFileSync(join(checkout, "tools", tool, "bin", name), [file, of], { maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] }).toString().split("\n");
    return median(lines.slice(1).filter((line) => line.includes('"evaluate"')).map((line) => (JSON.parse(line) as { nanoseconds: number }).nanoseconds / 1000));
  } catch {
    return NaN;
  }
};

const medians = new Map<string, string>();
const answer = (line: string): Promise<string> => {
  const message = JSON.parse(line) as Message;
  if (message.kind !== "evaluate") return Promise.resolve(JSON.stringify(respond(message)));
  const input = { ...(message.input as object), min_runs: 3, min_seconds: seconds };
  writeFileSync(file, JSON.stringify(input));
  const first = respond({ ...message, input });
  const times = Array.from({ length: rounds }, () => [median(respondTimes(message, input)), ...tools.map((tool) => inC(tool, message.function!))]);
  const middle = times[0]!.map((_, k) => median(times.map((row) => row[k]!)));
  const prepared = first.timings?.find((timing) => timing.name === "prepare")?.nanoseconds ?? NaN;
  medians.set(message.function!, `${middle[0]!.toFixed(1).padStart(10)} µs${tools.map((tool, k) => `  ${tool} ${middle[k + 1]!.toFixed(1).padStart(10)} (${(middle[0]! / middle[k + 1]!).toFixed(2)})`).join("")}  prepared in ${(prepared / 1e6).toFixed(0)} ms`);
  return Promise.resolve(JSON.stringify(first));
};

const respondTimes = (message: Message, input: unknown): number[] => (respond({ ...message, input }).timings ?? []).filter((timing) => timing.name === "evaluate").map(({ nanoseconds }) => nanoseconds / 1000);

await session(
  { program: "python3", args: [join("python", "gradbench", "gradbench", "evals", name, "run.py"), ...options], cwd: checkout, env: { PYTHONPATH: [join("python", "gradbench"), process.env["PYTHONPATH"]].filter(Boolean).join(delimiter) } },
  answer,
  ({ function: of, description, valid, error }) => {
    console.log(`${name.padEnd(8)}${of.padEnd(10)}${description.padEnd(24)}${valid ? "" : "INVALID "}${medians.get(of)}`);
    if (error) console.log(error.slice(0, 400));
  },
);
