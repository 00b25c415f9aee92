import { parse } from "@gradkit/scalar";
import type { Request } from "../request/request.js";
import { formulaModel } from "./formula-model.js";
import { functionModel } from "./function-model.js";
import type { Model } from "./rows.js";

/** So many formulas are kept as they were read, so that fitting one again costs nothing of that. */
const kept = 32;
const known = new Map<string, Model>();

/** The model of a request: what a formula or a recorded function says of rows. */
export const modelOf = ({ source, columns }: Pick<Request, "source" | "columns">): Model => {
  if (source.kind === "function") return functionModel(source);
  const names = Object.keys(columns);
  const key = `${names.join()}:${source.formula}`;
  const model = known.get(key) ?? formulaModel(parse(source.formula), names);
  known.delete(key);
  known.set(key, model);
  if (known.size > kept) known.delete(known.keys().next().value!);
  return model;
};
