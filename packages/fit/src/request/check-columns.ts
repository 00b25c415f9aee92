import { error } from "../errors.js";
import { isList } from "./is-list.js";

/**
 * Checks that columns are lists by name, whatever is in them.
 *
 * @throws fit/option
 */
export const checkColumns = (columns: unknown): void => {
  if (typeof columns !== "object" || columns === null) throw error("fit/option", { option: "columns", rule: "must be lists of numbers by name", got: String(columns) });
  for (const [name, column] of Object.entries(columns)) if (!isList(column)) throw error("fit/option", { option: `columns.${name}`, rule: "must be a list of numbers", got: String(column) });
};
