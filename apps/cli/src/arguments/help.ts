import type { Command, Option } from "../command.js";
import type { Row } from "../commands.js";
import type { Paint } from "../output/paint.js";
import { commonOptions } from "./common-options.js";

/** Characters a line. */
const width = 100;
/** Longer entries do not make the column wider. */
const widest = 36;

/** A text in lines of so many characters at most. */
const wrapped = (text: string, most: number): string[] =>
  text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + 1 + word.length <= most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const column = Math.max(...rows.map(([left]) => left.length).filter((length) => length <= widest));
  return rows.flatMap(([left, right]) => {
    const [first, ...more] = wrapped(right, width - column - 4);
    return [`  ${left.padEnd(column)}  ${first}`, ...more.map((line) => `${" ".repeat(column + 4)}${line}`)];
  });
};

const shown = (options: Readonly<Record<string, Option>>): (readonly [string, string])[] => {
  const all = Object.entries(options);
  const usage = ([name, { value }]: readonly [string, Option]): string => `--${name}${value ? ` ${value}` : ""}`;
  const rowOf = (name: string): string => all.filter(([other, { beside }]) => other === name || beside === name).map(usage).join(" ");
  return all.filter(([, { beside }]) => beside === undefined).map(([name, { says }]) => [rowOf(name), says]);
};

/** A page of help for a command, of one screen. */
export const helpOf = (name: string, { takes, about, options, formats, examples }: Command, paint: Paint): string =>
  [
    `${paint("bold", "gradkit")} ${paint("bold", name)} ${takes} [options]`,
    "",
    ...wrapped(about, width),
    "",
    ...columns([...shown(options), ...shown(commonOptions(formats))]),
    "",
    paint("bold", "Examples"),
    ...examples.map((example) => `  gradkit ${example}`),
    "",
  ].join("\n");

/** What `gradkit --help` prints. */
export const overview = (commands: Readonly<Record<string, Row>>, paint: Paint): string =>
  [
    `${paint("bold", "gradkit")} <command> [options]`,
    "",
    ...wrapped("Vector calculus in the terminal: fits with error bars, derivatives with their steps and shapes, models of functions.", width),
    "",
    ...columns(Object.entries(commands).map(([name, { says }]) => [name, says])),
    "",
    paint("bold", "Examples"),
    "  gradkit fit data.csv --model 'a*exp(-b*t) + c'",
    "  gradkit grad '(x + 2*y^3)^2' --at x=1,y=1 --steps",
    "  gradkit matgrad \"x'*B*x\" --wrt x",
    "",
    "Each command has its own --help. Results go to standard output, all else to standard error.",
    "It ends with 0 done · 1 done, and not accepted · 2 usage or formula · 3 data · 4 numbers · 130 interrupted",
    "",
  ].join("\n");
