import { field, type Tensor } from "@gradkit/autodiff";
import { evaluate, interpret, interval, taylor as seriesOf, type Expr, type Interval } from "@gradkit/scalar";
import { taylor as polynomialOf } from "@gradkit/taylor";
import { toExpr } from "@gradkit/taylor/polynomial";
import { assignedAll } from "../arguments/assigned.js";
import { formulaOf } from "../arguments/formula.js";
import { formatOf } from "../arguments/format-of.js";
import { intervalOf } from "../arguments/interval.js";
import { numberOf } from "../arguments/number.js";
import { wholeNumber } from "../arguments/whole-number.js";
import { command as described } from "../command.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { mathFormats, notations } from "../output/notation.js";
import { pointText } from "../output/point.js";

type Values = Readonly<Record<string, number>>;
type Box = Readonly<Record<string, readonly [number, number]>>;

/** What is asked of a Taylor polynomial, of one variable or of more. */
interface Model {
  readonly polynomial: Expr;
  readonly at: (point: Values) => number;
  readonly remainder: (box: Box) => Interval;
  readonly radius?: number;
}

/** By exact power series where there is one variable, by jets where there are more. */
const modelOf = (expr: Expr, names: readonly string[], around: Values, degree: number): Model => {
  const [x] = names;
  if (names.length === 1) {
    const series = seriesOf(expr, x!, around[x!]!, degree);
    return { polynomial: series.toExpr(), at: (point) => series.evaluate(point[x!]!), remainder: (box) => series.remainder(interval(...box[x!]!)), radius: series.radius() };
  }
  const f = (point: Tensor): Tensor => interpret(expr, field, Object.fromEntries(names.map((name, k) => [name, [...point][k]!])));
  const model = polynomialOf(f, names.map((name) => around[name]!), degree);
  const list = (point: Values): number[] => names.map((name) => point[name]!);
  return { polynomial: toExpr(model.toPolynomial(names)), at: (point) => model.at(list(point)), remainder: (box) => model.remainder(names.map((name) => box[name]!)) };
};

export const command = described({
  takes: "<formula>",
  counts: [1, 1],
  about: "The Taylor polynomial of a formula in all its variables (MML 5.7, 5.149), and how far it can be trusted: a remainder that is proven, not estimated.",
  options: {
    around: { value: "x=0,y=1", says: "the point; 0 unless given" },
    degree: { value: "n", says: "5 unless given" },
    eval: { value: "x=0.5", says: "the polynomial's value there, the function's, and the difference" },
    remainder: { value: "x=-1..1", says: "bounds of function − polynomial over a box" },
  },
  formats: mathFormats,
  examples: ["taylor 'sin(x)' --degree 7 --eval 0.5", "taylor 'log(x)' --around 1 --degree 3 --remainder 0.9..1.1", "taylor 'exp(x)*sin(y)' --around x=0,y=0 --degree 3"],
  run: (given, { out }) => {
    const { expr, names } = formulaOf(given.positionals[0]!);
    const zero = Object.fromEntries(names.map((name) => [name, 0]));
    const around = given.has("around") ? assignedAll("--around", given.all("around"), names, numberOf) : zero;
    const degree = wholeNumber("--degree", given.one("degree"), 5);
    const model = modelOf(expr, names, around, degree);
    const point = given.has("eval") ? assignedAll("--eval", given.all("eval"), names, numberOf) : undefined;
    const sides = given.has("remainder") ? assignedAll("--remainder", given.all("remainder"), names, intervalOf, "-1..1") : undefined;
    const value = point && { polynomial: model.at(point), function: evaluate(expr, point) };
    const bounds = sides && model.remainder(sides);

    const format = formatOf(given);
    const notation = notations[format] ?? notations.text!;
    if (format === "json") {
      out(json("taylor", {
        formula: given.positionals[0], around, degree, polynomial: notation.write(model.polynomial), radius: model.radius,
        ...(value && { at: point, value: value.polynomial, function: value.function, difference: value.polynomial - value.function }),
        ...(bounds && { box: sides, remainder: bounds.defined ? [bounds.lo, bounds.hi] : null }),
      }));
      return 0;
    }
    const remarks = [
      ...(point && value ? [`at ${pointText(point)}: polynomial ${digits(value.polynomial, 12)}, function ${digits(value.function, 12)}, difference ${digits(value.polynomial - value.function)}`] : []),
      ...(bounds ? [bounds.defined ? `function − polynomial is in [${digits(bounds.lo)}, ${digits(bounds.hi)}] there` : "no bound there: a pole, a kink or the end of the domain is near"] : []),
    ];
    out([notation.write(model.polynomial), ...remarks.map((remark) => notation.remark(remark)), ""].join("\n"));
    return bounds && !bounds.defined ? 4 : 0;
  },
});
