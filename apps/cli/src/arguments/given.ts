/** The options that every command has. */
export type CommonName = "format" | "json" | "help" | "color" | "quiet";

/** What was given to a command: its arguments, and its options by their names. */
export interface Given<Name extends string = string> {
  readonly positionals: readonly string[];
  readonly has: (name: Name | CommonName) => boolean;
  /** The value of an option, the last where it was given more than once. */
  readonly one: (name: Name | CommonName) => string | undefined;
  /** All values of an option that may be given more than once. */
  readonly all: (name: Name | CommonName) => readonly string[];
}
