/**
 * Evals of a checkout of GradBench, ours beside the checkout's C++ tools by turns, µs a run, median (least), on the inputs that the eval sends: `GRADBENCH=<checkout> npm run bench -- tooling/gradbench/bench/manual.ts llsq -n 16 128`. The tools named by
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

/** Of one tool's runs, in microseconds; others that share the machine lengthen the least of them least. */
interface Times {
  readonly median: number;
  readonly least: number;
}

const timesOf = (nanoseconds: readonly number[]): Times => ({ median: median(nanoseconds) / 1000, least: nanoseconds.reduce((a, b) => Math.min(a, b), Infinity) / 1000 });

const inC = (tool: string, of: string): Times => {
  try {
    const lines = execFileSync(join(checkout, "tools", tool, "bin", name), [file, of], { maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "ignore"] }).toString().split("\n");
    return timesOf(lines.slice(1).filter((line) => line.includes('"evaluate"')).map((line) => (JSON.parse(line) as { nanoseconds: number }).nanoseconds));
  } catch {
    return { median: NaN, least: NaN };
  }
};

const rows = new Map<string, string>();
const answer = (line: string): Promise<string> => {
  const message = JSON.parse(line) as Message;
  if (message.kind !== "evaluate") return Promise.resolve(JSON.stringify(respond(message)));
  const input = { ...(message.input as object), min_runs: 3, min_seconds: seconds };
  writeFileSync(file, JSON.stringify(input));
  const first = respond({ ...message, input });
  const ours = (): Times => timesOf((respond({ ...message, input }).timings ?? []).filter((timing) => timing.name === "evaluate").map(({ nanoseconds }) => nanoseconds));
  const times = Array.from({ length: rounds }, () => [ours(), ...tools.map((tool) => inC(tool, message.function!))]);
  const all = times[0]!.map((_, k): Times => ({ median: median(times.map((row) => row[k]!.median)), least: Math.min(...times.map((row) => row[k]!.least)) }));
  const shown = ({ median: middle, least }: Times): string => `${middle.toFixed(1)} (${least.toFixed(1)})`;
  const ratio = (k: number): string => `${(all[0]!.median / all[k]!.median).toFixed(2)} (${(all[0]!.least / all[k]!.least).toFixed(2)})`;
  const prepared = first.timings?.find((timing) => timing.name === "prepare")?.nanoseconds ?? NaN;
  rows.set(message.function!, `| ${shown(all[0]!)} |${tools.map((tool, k) => ` ${tool} ${shown(all[k + 1]!)} | ${ratio(k + 1)} |`).join("")} prepared in ${(prepared / 1e6).toFixed(0)} ms`);
  return Promise.resolve(JSON.stringify(first));
};

await session(
  { program: "python3", args: [join("python", "gradbench", "gradbench", "evals", name, "run.py"), ...options], cwd: checkout, env: { PYTHONPATH: [join("python", "gradbench"), process.env["PYTHONPATH"]].filter(Boolean).join(delimiter) } },
  answer,
  ({ function: of, description, valid, error }) => {
    console.log(`${name.padEnd(8)}${of.padEnd(10)}${description.padEnd(24)}${valid ? "" : "INVALID "}${rows.get(of)}`);
    if (error) console.log(error.slice(0, 400));
  },
);
