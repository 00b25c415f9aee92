import type { Readable } from "node:stream";

/** What a command may use of the process: tests give another. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** All else: errors, warnings, progress. */
  readonly err: (text: string) => void;
  readonly stdin: Readable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether somebody looks at what is written there. */
  readonly isTerminal: { readonly in: boolean; readonly out: boolean; readonly err: boolean };
  /** From now on Ctrl-C and SIGTERM do not end the process but abort this: the command prints what it has, and ends by itself. */
  readonly interruptible: () => AbortSignal;
  /** Where long work is done: in a worker, but in tests from source, which have no built worker. */
  readonly on: "worker" | "inline";
}
