import type { Given } from "./arguments/given.js";
import type { ExitCode } from "./exit-code.js";
import type { Io } from "./io.js";

export interface Option {
  /** What stands for its value in the help, `x=1,y=2`; a flag has none. */
  readonly value?: string;
  readonly says: string;
  /** The option in whose row of the help it stands, which then says what it does. */
  readonly beside?: string;
  /** It may be given more than once. */
  readonly many?: true;
}

/** A command: how it is called, and what it does. */
export interface Command<Name extends string = string> {
  /** What it takes beside options, as the help shows it: `<formula>`. */
  readonly takes: string;
  /** How many of those, at least and at most. */
  readonly counts: readonly [least: number, most: number];
  /** What it gives, in a sentence or two. */
  readonly about: string;
  readonly options: Readonly<Record<Name, Option>>;
  /** Formats beside text and json. */
  readonly formats?: readonly string[];
  /** What one would type, without `gradkit`. */
  readonly examples: readonly [string, string, string];
  // A method, so that commands of few options are commands.
  run(given: Given<Name>, io: Io): ExitCode | Promise<ExitCode>;
}

/** The command, with its options' names as types. */
export const command = <const Name extends string>(described: Command<Name>): Command<Name> => described;
