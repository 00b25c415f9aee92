#!/usr/bin/env node
import process from "node:process";
import { error, reasonOf } from "./errors.js";
import { exitCodeOf } from "./exit-code.js";
import { run } from "./run.js";

const { stdin, stdout, stderr, env, argv } = process;

// A reader that has seen enough, as `head`, closes the pipe: that is no error. A full disk is one.
stdout.on("error", (e: NodeJS.ErrnoException) => {
  if (e.code === "EPIPE") process.exit(0);
  const { code, message } = error("cli/write", { file: "standard output", reason: reasonOf(e) });
  stderr.write(`error ${message}\n`);
  process.exit(exitCodeOf(code));
});
// Where errors cannot be written either there is nobody to tell.
stderr.on("error", () => undefined);

/** The first Ctrl-C, or whatever else asks the process to end, asks for the best so far; the second does not wait for it. */
const interruptible = (): AbortSignal => {
  const controller = new AbortController();
  const end = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", end).on("SIGTERM", end);
  return controller.signal;
};

process.exitCode = await run(argv.slice(2), {
  out: (text) => stdout.write(text),
  err: (text) => stderr.write(text),
  stdin,
  env,
  isTerminal: { in: stdin.isTTY, out: stdout.isTTY, err: stderr.isTTY },
  interruptible,
  on: "worker",
});
