import { call, constant, type Expr } from "../expr.js";
import { POWER, PRODUCT, SUM } from "../precedence.js";
import { negRational, type Rational } from "../rational.js";
import { applicable, applicableNames, isReserved, named, type Applicable } from "./functions.js";
import { literal, quotient } from "./literal.js";
import { advance, brief, failure, isAt, isAtEnd, readerOf, unexpected, type Reader } from "./reader.js";
import { nearest } from "./suggest.js";
import type { Token } from "./token.js";

/** What has been read: `number` where it is a number as it was written, which a sign or another such number may join. */
interface Operand {
  readonly expr: Expr;
  readonly number?: Rational;
}

interface Operator {
  readonly name: "add" | "sub" | "mul" | "div" | "pow";
  readonly binds: number;
}

/** Each open part takes up to five frames of the stack: all fit into half a megabyte. */
const maxDepth = 500;
const times: Operator = { name: "mul", binds: PRODUCT };
const power: Operator = { name: "pow", binds: POWER };
const operators = new Map<string, Operator>([
  ["+", { name: "add", binds: SUM }],
  ["-", { name: "sub", binds: SUM }],
  ["*", times],
  ["/", { name: "div", binds: PRODUCT }],
  ["^", power],
]);
const roots = new Map<string, "sqrt" | "cbrt">([["√", "sqrt"], ["∛", "cbrt"]]);
const operandStart = ["a number", "a variable", "a function", "(", "|", "-"];

/**
 * The expression that a formula stands for, as it stands: nothing is simplified, but a sign joins its number (unless a power follows) and the
 * quotient of two written numbers is that fraction; decimals are exact, 0.1 is 1/10.
 *
 * - `^` or `**` binds tightest and from the right, 2^3^2 is 2^9; then `*`, `/` and products without a sign, from the left, 1/2x is (1/2)·x; then
 *   `+`, `-` and the sign: -x^2 is -(x^2). Unicode signs · × ÷ − √ ² ⁻¹ ⁿ π are read as well.
 * - A word is one variable, `xy` is not x·y; α is `alpha`, x₁ is `x_1`. `pi` and `e` are the constants.
 * - Functions need parentheses, `sin(x)`, `sin^2(x)`; their names are those of the table, and ln, arcsin, arsinh, sgn, sec, csc, cot, sech,
 *   csch, coth, log(x, base), log_2(x), log_b(x), and min, max, hypot of two or more. A word before a parenthesis is never a factor.
 * - |x| is abs(x): a bar after an operand closes the bars that are open within the same parentheses.
 *
 * Linear in the length of the text.
 *
 * @throws scalar/parse-empty, scalar/parse-character, scalar/parse-number, scalar/parse-unexpected, scalar/parse-unclosed,
 *         scalar/parse-unknown-function, scalar/parse-arity, scalar/parse-too-deep  a {@link ParseError}
 * @example
 * format(parse("2x² sin(x)")) // => "2*x^2*sin(x)"
 * evaluate(parse("-x^2 + |y|"), { x: 3, y: -1 }) // => -8
 */
export const parse = (source: string): Expr => {
  const reader = readerOf(source);
  if (isAtEnd(reader)) throw failure(reader, "empty", operandStart);
  const { expr } = expression(reader, 0);
  if (!isAtEnd(reader)) throw unexpected(reader, ["an operator", "the end"]);
  return expr;
};

/** An operand and the operators after it that bind more tightly than `above`. */
const expression = (reader: Reader, above: number, start?: Operand): Operand => {
  if (++reader.depth > maxDepth) throw failure(reader, "too-deep", [`at most ${maxDepth} open parts`]);
  let left = start ?? operand(reader, above);
  for (let operator = operatorAt(reader); operator && operator.binds > above; operator = operatorAt(reader)) {
    if (operators.has(reader.token.text)) advance(reader);
    const right = reader.token.kind === "superscript" ? superscript(reader) : expression(reader, operator === power ? POWER - 1 : operator.binds);
    const ratio = operator.name === "div" && quotient(left.number, right.number);
    left = { expr: ratio ? constant(ratio) : call(operator.name, left.expr, right.expr) };
  }
  reader.depth--;
  return left;
};

const operatorAt = (reader: Reader): Operator | undefined =>
  operators.get(reader.token.text) ?? (reader.token.kind === "superscript" ? power : beginsFactor(reader) ? times : undefined);

/** Whether the token begins an operand, so that it is a factor after the one before it. Two numbers in a row are not taken for a product. */
const beginsFactor = ({ token: { kind, text }, previous, bars }: Reader): boolean =>
  kind === "number"
    ? previous !== "number" && previous !== "superscript"
    : kind === "name" || text === "(" || roots.has(text) || (text === "|" && bars === 0);

const operand = (reader: Reader, above: number): Operand => {
  const { kind, text } = reader.token;
  if (kind === "number") return number(reader);
  if (kind === "name") return { expr: name(reader, advance(reader)) };
  if (text === "(") return { expr: parenthesized(reader, [")"])[0]! };
  if (text === "|") return { expr: absolute(reader) };
  if (text === "+" || text === "-") return signed(reader, above);
  const root = roots.get(text);
  if (!root) throw unexpected(reader, operandStart);
  advance(reader);
  return { expr: call(root, expression(reader, POWER).expr) };
};

/** ±x: the sign takes a whole product, but not more than the operator before it does, x^-2*y is (x^-2)*y. */
const signed = (reader: Reader, above: number): Operand => {
  const isMinus = advance(reader).text === "-";
  const start = reader.token.kind === "number" ? number(reader) : undefined;
  if (start && operatorAt(reader) !== power) return isMinus ? written(negRational(start.number)) : start;
  const { expr } = expression(reader, Math.max(above, SUM), start);
  return { expr: isMinus ? call("neg", expr) : expr };
};

const written = (number: Rational): Required<Operand> => ({ expr: constant(number), number });

const number = (reader: Reader): Required<Operand> => {
  const value = literal(reader.token.text);
  if (!value) throw failure(reader, "number", ["at most 1000 digits with the zeros of its exponent"]);
  advance(reader);
  return written(value);
};

const superscript = (reader: Reader): Operand => (isAt(reader, "n") ? { expr: named(advance(reader).text) } : number(reader));

/** What stands in parentheses, one operand or a list of them: bars within are their own. */
const parenthesized = (reader: Reader, ends: readonly string[]): Expr[] => {
  const open = reader.token;
  const { bars } = reader;
  const inside: Expr[] = [];
  reader.bars = 0;
  do {
    advance(reader);
    if (ends.length > 1 && inside.length === 0 && isAt(reader, ")")) break;
    inside.push(expression(reader, 0).expr);
  } while (ends.length > 1 && isAt(reader, ","));
  close(reader, open, ends);
  reader.bars = bars;
  return inside;
};

const absolute = (reader: Reader): Expr => {
  const open = advance(reader);
  reader.bars++;
  const { expr } = expression(reader, 0);
  reader.bars--;
  close(reader, open, ["|"]);
  return call("abs", expr);
};

const close = (reader: Reader, open: Token, ends: readonly string[]): void => {
  const by = ends.at(-1)!;
  if (isAtEnd(reader)) throw failure(reader, "unclosed", [by], by === "|" ? { suggestion: "abs(…)" } : {}, open);
  if (!isAt(reader, by)) throw unexpected(reader, ["an operator", ...ends]);
  advance(reader);
};

/** A variable, a constant or the application of a function. */
const name = (reader: Reader, token: Token): Expr => {
  const known = applicable(token.text);
  const own = named(token.text);
  if (isAt(reader, "(")) {
    if (known) return application(reader, token, known);
    if (own.kind === "constant") return own;
    throw failure(reader, "unknown-function", ["a function"], { suggestion: instead(token.text) }, token);
  }
  if (!known || !isReserved(token.text)) return own;
  if (operatorAt(reader) === power) return powerOfFunction(reader, token, known);
  const { kind, text } = reader.token;
  throw unexpected(reader, ["("], `${token.text}(${kind === "number" || kind === "name" ? brief(text) : "…"})`);
};

/** What was perhaps meant by an unknown name before a parenthesis: a factor, x*sin(…), or a function of a similar name. */
const instead = (name: string): string => {
  const [, factor, rest = ""] = /^(.)(.+)$/su.exec(name) ?? [];
  return applicable(rest) ? `${factor}*${rest}(…)` : (nearest(name, applicableNames) ?? `${brief(name)}*(…)`);
};

/** sin^2(x), of a positive integer: the inverse function is never written sin^-1 here. */
const powerOfFunction = (reader: Reader, token: Token, known: Applicable): Expr => {
  if (isAt(reader, "^")) advance(reader);
  if (!/^\d+$/.test(reader.token.text)) throw unexpected(reader, ["a positive integer"], `${token.text}(…)^(…)`);
  const exponent = number(reader).expr;
  if (!isAt(reader, "(")) throw unexpected(reader, ["("]);
  return call("pow", application(reader, token, known), exponent);
};

const application = (reader: Reader, token: Token, { min, max, apply }: Applicable): Expr => {
  const args = parenthesized(reader, [",", ")"]);
  if (args.length >= min && args.length <= max) return apply(args);
  const many = max === Infinity ? `${min} or more` : min === max ? `${min}` : `${min} or ${max}`;
  const expected = [`${many} argument${many === "1" ? "" : "s"}`];
  throw failure(reader, "arity", expected, { found: `${args.length} in ${token.text}(…)` }, token);
};
