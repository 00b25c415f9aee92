import { Readable } from "node:stream";
import type { Io } from "../src/io.js";
import { run } from "../src/run.js";

export interface Captured {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly stdin?: string | Uint8Array;
  readonly env?: Io["env"];
  readonly isTerminal?: boolean;
  readonly signal?: AbortSignal;
}

/** What a command line prints and ends with, run in this process. */
export const captured = async (argv: readonly string[], { stdin = "", env = { LANG: "C.UTF-8" }, isTerminal = false, signal = new AbortController().signal }: Surroundings = {}): Promise<Captured> => {
  const texts = { out: "", err: "" };
  const code = await run(argv, {
    out: (text) => void (texts.out += text),
    err: (text) => void (texts.err += text),
    stdin: Readable.from([Buffer.from(stdin)]),
    env,
    isTerminal: { in: isTerminal, out: isTerminal, err: isTerminal },
    interruptible: () => signal,
    on: "inline",
  });
  return { code, ...texts };
};

/** The path of a file of the tests. */
export const fixture = (name: string): string => `${import.meta.dirname}/fixtures/${name}`;

/** The words of a command line, quotation marks as in a shell. */
export const wordsOf = (line: string): string[] => [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, plain]) => single ?? double ?? plain!);
