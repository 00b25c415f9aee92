import { evaluate, gradient, parse, variables } from "@gradkit/scalar";
import { layout } from "@gradkit/shapes";
import { assignedAll } from "../arguments/assigned.js";
import { chosen } from "../arguments/formula.js";
import { formatOf } from "../arguments/format-of.js";
import { numberOf } from "../arguments/number.js";
import { command as described } from "../command.js";
import { json } from "../output/json.js";
import { mathFormats } from "../output/notation.js";
import { matrixText } from "../output/matrix-text.js";

export const command = described({
  takes: "<formula> <formula> …",
  counts: [1, Infinity],
  about: "The Jacobian of formulas by their variables in numerator layout: a row a formula, a column a variable (MML 5.57).",
  options: {
    by: { value: "x,y", says: "the variables, in this order; all of the formulas unless given" },
    at: { value: "x=1,y=2", says: "also the numbers there" },
  },
  formats: mathFormats,
  examples: ["jacobian 'x*y' 'sin(x)'", "jacobian 'r*cos(t)' 'r*sin(t)' --at r=2,t=pi/6", "jacobian 'a*exp(-b*t)' 'a*t' --by a,b --json"],
  run: (given, { out }) => {
    const formulas = given.positionals.map((source) => parse(source));
    const names = [...new Set(formulas.flatMap((expr) => variables(expr)))].toSorted();
    const by = chosen(given.one("by"), names);
    const rows = formulas.map((expr) => gradient(expr, by));
    const at = given.has("at") ? assignedAll("--at", given.all("at"), names, numberOf) : undefined;
    const values = at && rows.map((row) => row.map((entry) => evaluate(entry, at)));
    const format = formatOf(given);
    const shape = layout([formulas.length], [by.length]).text;
    const entries = matrixText(rows, format);
    if (format === "json") out(json("jacobian", { formulas: given.positionals, by, shape, jacobian: entries.rows, ...(at && { at, values }) }));
    else out(`${entries.text}\n${values ? `${matrixText(values, format).text}\n` : ""}`);
    return 0;
  },
});
