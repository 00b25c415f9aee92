import { derivative, derivativeAt, derivativeNotation, derive, evaluate, gradient, type DerivativeAt, type Expr } from "@gradkit/scalar";
import { assignedAll } from "../arguments/assigned.js";
import { chosen, formulaOf } from "../arguments/formula.js";
import { formatOf } from "../arguments/format-of.js";
import { numberOf } from "../arguments/number.js";
import { wholeNumber } from "../arguments/whole-number.js";
import { command as described } from "../command.js";
import { error } from "../errors.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { mathFormats, notations } from "../output/notation.js";
import { pointText } from "../output/point.js";
import { stepsOf, stepsText } from "../output/steps.js";

interface Found {
  readonly by: string;
  readonly derivative: Expr;
  readonly at?: DerivativeAt;
}

const valueText = ({ exists, value, left, right, reason }: DerivativeAt): string => {
  if (exists) return digits(value!);
  const sides = left === undefined || right === undefined ? "" : ` (${digits(left)} from the left, ${digits(right)} from the right)`;
  return `no value, ${reason}${sides}${value === undefined ? "" : `; by convention ${digits(value)}`}`;
};

export const command = described({
  takes: "<formula>",
  counts: [1, 1],
  about: "The gradient of a formula in closed form: the partial derivatives by its variables, a row (MML 5.40).",
  options: {
    by: { value: "x,y", says: "the variables, in this order; all of the formula unless given" },
    at: { value: "x=1,y=2", says: "also the value there; where it has none, why" },
    order: { value: "n", says: "the n-th derivative, of a formula of one variable" },
    steps: { says: "each rule that is used, with its number in the book" },
  },
  formats: mathFormats,
  examples: ["grad 'x^2*sin(x)' --steps", "grad '(x + 2*y^3)^2' --at x=1,y=1", "grad 'exp(-a*t)' --by t --order 3 --format latex"],
  run: (given, { out, err }) => {
    const { expr, names } = formulaOf(given.positionals[0]!);
    const by = chosen(given.one("by"), names);
    if (by.length === 0 && !given.has("quiet")) err("note: the formula has no variables, so its gradient is empty\n");
    const order = wholeNumber("--order", given.one("order"), 1, 1);
    if (order > 1 && by.length !== 1) throw error("cli/variables", { call: "grad", rule: "--order is of one variable", got: by, example: `--by ${by[0] ?? "x"} --order ${order}` });
    const at = given.has("at") ? assignedAll("--at", given.all("at"), names, numberOf) : undefined;
    const derivatives = order > 1 ? [derivative(expr, by[0]!, order)] : gradient(expr, by);
    const found = by.map((name, k): Found => ({ by: name, derivative: derivatives[k]!, ...(at && { at: derivativeAt(expr, name, at, order) }) }));
    const value = at && evaluate(expr, at);
    const steps = given.has("steps") ? by.map((name) => derive(order > 1 ? derivative(expr, name, order - 1) : expr, name)) : [];

    const format = formatOf(given);
    const notation = notations[format] ?? notations.text!;
    const written = found.map((one) => notation.write(one.derivative));
    if (format === "json") {
      out(json("grad", {
        formula: notation.write(expr), by, order, gradient: written,
        ...(at && { at, value, gradientAt: found.map((one) => (one.at!.exists ? one.at!.value : null)), derivatives: found.map((one) => one.at) }),
        ...(given.has("steps") && { steps: steps.map((derivation) => stepsOf(derivation, notation)) }),
      }));
    } else {
      const labels = by.map((name) => derivativeNotation({ of: "f", by: Array<string>(order).fill(name), partial: names.length > 1 }));
      const isAlone = by.length === 1 && steps.length === 0;
      const values = found.map((one, k) => (one.at ? `, ${labels[k]!.text} = ${valueText(one.at)}` : ""));
      out([
        ...steps.map((derivation) => stepsText(derivation, format)),
        ...written.map((derivative, k) => `${notation.equation(isAlone ? undefined : labels[k]!, derivative)}\n`),
        ...(at ? [`${notation.remark(`at ${pointText(at)}: f = ${digits(value!)}${values.join("")}`)}\n`] : []),
      ].join(""));
    }
    return found.every((one) => one.at?.exists ?? true) ? 0 : 4;
  },
});
