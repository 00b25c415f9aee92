import { createReadStream } from "node:fs";
import { parse, variables } from "@gradkit/scalar";
import type { Dialect } from "@repo/table";
import { named } from "../arguments/assigned.js";
import { checkChoice } from "../arguments/check-choice.js";
import { entriesOf } from "../arguments/entries.js";
import type { Given } from "../arguments/given.js";
import { readTable, type Table } from "../data/read-table.js";
import type { Io } from "../io.js";
import { columnOf, modelOf, type Model } from "./model.js";
import type { FitOptionName } from "./options.js";

/** A model and the columns that it needs, by the names that it calls them. */
export interface Data {
  readonly file: string;
  readonly table: Table;
  readonly model: Model;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** Delimiters by what one can type. */
const delimiters: Readonly<Record<string, Dialect["delimiter"]>> = { ",": ",", ";": ";", "|": "|", tab: "\t", "\t": "\t", "\\t": "\t", blank: " ", " ": " ", space: " ", comma: ",", semicolon: ";" };

/**
 * Reads the file of a fit, and of it the columns that the model, the weights and sigma name.
 *
 * @throws as readTable and modelOf; cli/choice
 */
export const readData = async (file: string, given: Given<FitOptionName>, { stdin }: Io): Promise<Data> => {
  const [delimiter, decimal, header, policy] = [given.one("delimiter"), given.one("decimal"), given.one("header"), given.one("missing")];
  checkChoice("--delimiter", delimiter, Object.keys(delimiters));
  checkChoice("--decimal", decimal, [".", ","]);
  checkChoice("--header", header, ["yes", "no"]);
  checkChoice("--missing", policy, ["refuse", "omit"]);
  const wish = { model: given.one("model")!, y: given.one("y"), x: given.one("x"), parameters: listOf(given.one("parameters")) };
  let model: Model | undefined;
  let renamed = (name: string): string => name;
  const table = await readTable(file, file === "-" ? stdin : createReadStream(file, { highWaterMark: 1 << 18 }), {
    delimiter: delimiter === undefined ? undefined : delimiters[delimiter],
    decimal: decimal as Dialect["decimal"] | undefined,
    hasHeader: header === undefined ? undefined : header === "yes",
    comment: given.one("comment") ?? "#",
    missing: given.all("na"),
    policy: policy === "omit" ? "omit" : "refuse",
    names: listOf(given.one("columns")),
    keep: (names) => {
      const alias = wish.x === undefined ? undefined : columnOf("--x", wish.x, names);
      const called = names.map((name) => (name === alias ? "x" : name));
      renamed = (name) => (name === "x" && alias !== undefined ? alias : name);
      model = modelOf({ ...wish, y: alias !== undefined && wish.y === alias ? "x" : wish.y }, called);
      const extra = (["weights", "sigma"] as const).flatMap((option) => (given.has(option) ? named(`--${option}`, [variables(parse(given.one(option)!)).join(",")].filter(Boolean), called) : []));
      return [...new Set([...model.columns, ...extra])].map(renamed);
    },
  });
  return { file: file === "-" ? "standard input" : file, table, model: model!, columns: Object.fromEntries(Object.entries(table.columns).map(([name, numbers]) => [name === renamed("x") ? "x" : name, numbers])) };
};

const listOf = (text: string | undefined): readonly string[] | undefined => (text === undefined ? undefined : entriesOf([text]).map((entry) => entry.text));
