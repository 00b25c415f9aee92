import { parse } from "@gradkit/scalar";
import { recent } from "../recent.js";
import type { Request } from "../request/request.js";
import { formulaModel } from "./formula-model.js";
import { functionModel } from "./function-model.js";
import type { Model } from "./rows.js";

const remembered = recent<Model>(32);

/** The model of a request: what a formula or a recorded function says of rows. */
export const modelOf = ({ source, columns }: Pick<Request, "source" | "columns">): Model => {
  if (source.kind === "function") return functionModel(source);
  const names = Object.keys(columns);
  return remembered(`${names.join()}:${source.formula}`, () => formulaModel(parse(source.formula), names));
};
