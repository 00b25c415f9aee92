import { parseArgs } from "node:util";
import type { Command, Option } from "../command.js";
import { error } from "../errors.js";
import { commonOptions } from "./common-options.js";
import type { Given } from "./given.js";

/** Stands before what begins with one dash and is no option: -x^2 is a formula, and -1 a number. It cannot be part of an argument. */
const mark = "\0";
const shield = (argument: string): string => (/^-[^-]/.test(argument) && argument !== "-h" ? mark + argument : argument);
const unshield = (argument: string): string => argument.replace(mark, "");

const dashed = (name: string): string => `--${name}`;

/**
 * What was given to a command, checked against what it takes. Options are `--name value` or `--name=value`, anywhere; after `--` all are arguments.
 *
 * @throws cli/option, cli/option-value, cli/arguments, cli/choice
 */
export const parseArguments = async (call: string, { takes, counts, options: own, formats = [], examples }: Command, argv: readonly string[]): Promise<Given> => {
  const options: Readonly<Record<string, Option>> = { ...own, ...commonOptions(formats) };
  const { tokens } = parseArgs({
    args: argv.map(shield),
    options: Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, { type: value ? "string" : "boolean", ...(name === "help" && { short: "h" }) } as const])),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    const option = Object.hasOwn(options, name) ? options[name]! : undefined;
    if (!option) {
      const suggestion = await suggested(name, Object.keys(options));
      throw error("cli/option", { call, option: rawName, own: Object.keys(own).map(dashed), suggestion: suggestion && dashed(suggestion) });
    }
    const example = option.value ? `${rawName} ${option.value}` : rawName;
    if (!option.value && value !== undefined) throw error("cli/option-value", { call, option: rawName, rule: `takes no value, got ${value}`, example });
    if (option.value && (value === undefined || (!inlineValue && value.startsWith("--")))) throw error("cli/option-value", { call, option: rawName, rule: "needs a value", example });
    if (values.has(name) && option.value && !option.many) throw error("cli/option-value", { call, option: rawName, rule: "was given more than once", example });
    values.set(name, [...(values.get(name) ?? []), unshield(value ?? "")]);
  }
  const positionals = tokens.flatMap((token) => (token.kind === "positional" ? [unshield(token.value)] : []));
  const [least, most] = counts;
  if (!values.has("help") && (positionals.length < least || positionals.length > most)) throw error("cli/arguments", { call, takes, got: positionals, example: `gradkit ${examples[0]}` });
  await checkWord("--format", values.get("format")?.[0], ["text", "json", ...formats]);
  await checkWord("--color", values.get("color")?.[0], ["auto", "always", "never"]);
  return {
    positionals,
    has: (name) => values.has(name),
    one: (name) => values.get(name)?.at(-1),
    all: (name) => values.get(name) ?? [],
  };
};

// What mistakes need is loaded when there is one: it is most of what a command's start takes.
const checkWord = async (option: string, got: string | undefined, known: readonly string[]): Promise<void> => {
  if (got !== undefined && !known.includes(got)) (await import("./check-choice.js")).checkChoice(option, got, known);
};

/** What was perhaps meant by a word. */
export const suggested = async (word: string, names: readonly string[]): Promise<string | undefined> => (await import("./nearest.js")).nearest(word, names);
