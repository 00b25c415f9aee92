import type { Command, Option } from "../command.js";
import type { Row } from "../commands.js";
import type { Paint } from "../output/paint.js";
import { commonOptions } from "./common-options.js";

/** Longer entries do not make the column wider. */
const widest = 38;

const columns = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([left]) => left.length).filter((length) => length <= widest));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd());
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
    about,
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
    "Vector calculus in the terminal: derivatives with their steps and shapes, models of functions, and fits with error bars.",
    "",
    ...columns(Object.entries(commands).map(([name, { says }]) => [name, says])),
    "",
    paint("bold", "Examples"),
    "  gradkit grad '(x + 2*y^3)^2' --at x=1,y=1 --steps",
    "  gradkit taylor 'sin(x)' --around 0 --degree 5",
    "  gradkit matgrad \"x'*B*x\" --wrt x",
    "",
    "Each command has its own --help. Results go to standard output, all else to standard error. It ends with",
    "0 done · 1 done, and not accepted · 2 usage or formula · 3 data · 4 numbers · 130 interrupted",
    "",
  ].join("\n");
