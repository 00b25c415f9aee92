import { evaluate, hessian } from "@gradkit/scalar";
import { assignedAll } from "../arguments/assigned.js";
import { chosen, formulaOf } from "../arguments/formula.js";
import { formatOf } from "../arguments/format-of.js";
import { numberOf } from "../arguments/number.js";
import { command as described } from "../command.js";
import { json } from "../output/json.js";
import { mathFormats } from "../output/notation.js";
import { matrixText } from "../output/matrix-text.js";

export const command = described({
  takes: "<formula>",
  counts: [1, 1],
  about: "The Hessian of a formula: the symmetric matrix of its second partial derivatives (MML 5.147).",
  options: {
    by: { value: "x,y", says: "the variables, in this order; all of the formula unless given" },
    at: { value: "x=1,y=2", says: "also the numbers there" },
  },
  formats: mathFormats,
  examples: ["hessian 'x^2 + 2*x*y + y^3'", "hessian '(1 - x)^2 + 100*(y - x^2)^2' --at 1,1", "hessian 'log(1 + exp(-y*w*x))' --by w --format latex"],
  run: (given, { out }) => {
    const { expr, names } = formulaOf(given.positionals[0]!);
    const by = chosen(given.one("by"), names);
    const rows = hessian(expr, by);
    const at = given.has("at") ? assignedAll("--at", given.all("at"), names, numberOf) : undefined;
    const values = at && rows.map((row) => row.map((entry) => evaluate(entry, at)));
    const format = formatOf(given);
    const entries = matrixText(rows, format);
    if (format === "json") out(json("hessian", { formula: given.positionals[0], by, hessian: entries.rows, ...(at && { at, values }) }));
    else out(`${entries.text}\n${values ? `${matrixText(values, format).text}\n` : ""}`);
    return 0;
  },
});
