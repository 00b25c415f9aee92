import { inspect } from "node:util";

/** A place in the chapter: its number, what it says, and code whose result shows it. */
export interface Stop {
  readonly equation: string;
  readonly says: string;
  readonly show: () => unknown;
}

/** The code of an arrow function as it is typed at a prompt. */
const codeOf = (show: () => unknown): string => show.toString().replace(/^\(\) => /, "");

const resultOf = (value: unknown): string => (typeof value === "string" ? value : inspect(value, { depth: 6, breakLength: 100 }));

const indented = (text: string, by: string): string => text.replaceAll("\n", `\n${" ".repeat(by.length)}`);

/** A stop as three lines of text: number and sentence, code, result. */
export const printed = ({ equation, says, show }: Stop): string =>
  [`${equation.padEnd(12)}${says}`, `${" ".repeat(10)}> ${indented(codeOf(show), " ".repeat(12))}`, `${" ".repeat(12)}${indented(resultOf(show()), " ".repeat(12))}`, ""].join("\n");
