import { call, constant, type Expr } from "../expr.js";
import { POWER, PRODUCT, SUM } from "../precedence.js";
import { negRational, type Rational } from "../rational.js";
import { applicable, applicableNames, isReserved, named, type Applicable } from "./functions.js";
import { literal, quotient } from "./literal.js";
import { parseError, type ParseError, type ParseErrorCode, type ParseErrorData } from "./parse-error.js";
import { placeOf } from "./place.js";
import { nearest } from "./suggest.js";
import { tokenAt, type Token } from "./token.js";

/** Where the reader is. */
interface Reader {
  readonly source: string;
  token: Token;
  /** The kind of the token before this one. */
  previous: Token["kind"];
  /** How many parts of the formula are open. */
  depth: number;
  /** Whether a bar that opened |…| is waiting for its other one, within the innermost parentheses. */
  bars: number;
}

/** What has been read: `number` where it is a number as it was written, which a sign or another such number may join. */
interface Operand {
  readonly expr: Expr;
  readonly number?: Rational;
}

const maxDepth = 1000;
const operators: Readonly<Record<string, { readonly name: "add" | "sub" | "mul" | "div" | "pow"; readonly binds: number }>> = {
  "+": { name: "add", binds: SUM },
  "-": { name: "sub", binds: SUM },
  "*": { name: "mul", binds: PRODUCT },
  "/": { name: "div", binds: PRODUCT },
  "^": { name: "pow", binds: POWER },
};
const numberLimits = ["at most 1000 digits with the zeros of its exponent"];
const operandStart = ["a number", "a variable", "a function", "(", "|", "-"];

/**
 * The expression that a formula stands for, as it stands: nothing is simplified, but a sign joins its number (unless a power follows) and the
 * quotient of two written numbers is that fraction; decimals are exact, 0.1 is 1/10.
 *
 * - `^` or `**` binds tightest and from the right, 2^3^2 is 2^9; then `*`, `/` and products without a sign, from the left, 1/2x is (1/2)·x; then
 *   `+`, `-` and the sign: -x^2 is -(x^2). Unicode signs · × ÷ − √ ² ⁻¹ ⁿ π are read as well.
 * - A word is one variable, `xy` is not x·y; α is `alpha`, x₁ is `x_1`. `pi` and `e` are the constants.
 * - Functions need parentheses, `sin(x)`, `sin^2(x)`; their names are those of the table, and ln, arcsin, arsinh, sgn, sec, csc, cot, sech, csch, coth,
 *   log(x, base), log_2(x), log_b(x), and min, max, hypot of two or more. A word before a parenthesis is never taken for a factor.
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
  const reader: Reader = { source, token: tokenAt(source, 0), previous: "end", depth: 0, bars: 0 };
  if (isAtEnd(reader)) throw failure(reader, "empty", { expected: operandStart });
  const { expr } = expression(reader, 0);
  if (!isAtEnd(reader)) throw unexpected(reader, ["an operator", "the end"]);
  return expr;
};

/** An operand and the operators after it that bind more tightly than `above`. */
const expression = (reader: Reader, above: number, start?: Operand): Operand => {
  if (++reader.depth > maxDepth) throw failure(reader, "too-deep", { expected: [`at most ${maxDepth} open parts`] });
  let left = start ?? operand(reader, above);
  for (;;) {
    const { kind, text } = reader.token;
    const operator = kind === "superscript" ? operators["^"]! : kind === "symbol" && operators[text] ? operators[text] : continues(reader) ? operators["*"]! : undefined;
    if (!operator || operator.binds <= above) break;
    if (kind === "superscript") left = { expr: call("pow", left.expr, superscript(reader)) };
    else {
      if (operators[text]) advance(reader);
      left = combine(operator.name, left, expression(reader, operator.name === "pow" ? POWER - 1 : operator.binds));
    }
  }
  reader.depth--;
  return left;
};

/** Whether the token begins an operand, so that it is a factor after the one before it. Two numbers in a row are not taken for a product. */
const continues = ({ token: { kind, text }, previous, bars }: Reader): boolean =>
  kind === "number" ? previous !== "number" && previous !== "superscript" : kind === "name" || text === "(" || text === "√" || text === "∛" || (text === "|" && bars === 0);

const combine = (name: "add" | "sub" | "mul" | "div" | "pow", left: Operand, right: Operand): Operand => {
  const ratio = name === "div" && left.number && right.number && quotient(left.number, right.number);
  return { expr: ratio ? constant(ratio) : call(name, left.expr, right.expr) };
};

const operand = (reader: Reader, above: number): Operand => {
  const { kind, text } = reader.token;
  if (kind === "number") return number(reader);
  if (kind === "name") return { expr: name(reader) };
  if (kind === "symbol") {
    if (text === "(") return { expr: group(reader) };
    if (text === "|") return { expr: absolute(reader) };
    if (text === "+" || text === "-") return signed(reader, above);
    if (text === "√" || text === "∛") {
      advance(reader);
      return { expr: call(text === "√" ? "sqrt" : "cbrt", expression(reader, POWER).expr) };
    }
  }
  throw unexpected(reader, operandStart);
};

/** ±x: the sign takes a whole product, but not more than the operator before it does, x^-2*y is (x^-2)*y. */
const signed = (reader: Reader, above: number): Operand => {
  const isMinus = reader.token.text === "-";
  advance(reader);
  const start = reader.token.kind === "number" ? number(reader) : undefined;
  const isPower = reader.token.kind === "superscript" || reader.token.text === "^";
  if (start && !isPower) return isMinus ? written(negRational(start.number)) : start;
  const { expr } = expression(reader, Math.max(above, SUM), start);
  return { expr: isMinus ? call("neg", expr) : expr };
};

const written = (value: Rational): Required<Operand> => ({ expr: constant(value), number: value });

const number = (reader: Reader): Required<Operand> => {
  const value = literal(reader.token.text);
  if (!value) throw failure(reader, "number", { expected: numberLimits });
  advance(reader);
  return written(value);
};

const superscript = (reader: Reader): Expr => {
  const { text } = reader.token;
  const value = text === "n" ? undefined : literal(text.replace("-", ""));
  if (text !== "n" && !value) throw failure(reader, "number", { expected: numberLimits });
  advance(reader);
  return value ? constant(text.startsWith("-") ? negRational(value) : value) : named(text);
};

const group = (reader: Reader): Expr => {
  const open = reader.token;
  const { bars } = reader;
  advance(reader);
  reader.bars = 0;
  const { expr } = expression(reader, 0);
  close(reader, open, ")", ["an operator", ")"]);
  reader.bars = bars;
  return expr;
};

const absolute = (reader: Reader): Expr => {
  const open = reader.token;
  advance(reader);
  reader.bars++;
  const { expr } = expression(reader, 0);
  reader.bars--;
  close(reader, open, "|", ["an operator", "|"]);
  return call("abs", expr);
};

const close = (reader: Reader, open: Token, by: string, expected: readonly string[]): void => {
  if (reader.token.kind === "end") throw failure(reader, "unclosed", { expected: [by], ...(by === "|" && { suggestion: "abs(…)" }) }, open);
  if (reader.token.text !== by) throw unexpected(reader, expected);
  advance(reader);
};

/** A variable, a constant or the application of a function. */
const name = (reader: Reader): Expr => {
  const token = reader.token;
  advance(reader);
  const known = applicable(token.text);
  const own = named(token.text);
  if (reader.token.text === "(") {
    if (known) return application(reader, token, known);
    if (own.kind === "constant") return own;
    throw failure(reader, "unknown-function", { expected: ["a function"], suggestion: instead(token.text) }, token);
  }
  if (!known || !isReserved(token.text)) return own;
  if (reader.token.kind === "superscript" || reader.token.text === "^") return powerOfFunction(reader, token, known);
  const { kind, text } = reader.token;
  throw failure(reader, "unexpected", { expected: ["("], suggestion: `${token.text}(${kind === "number" || kind === "name" ? brief(text) : "…"})` });
};

/** What was perhaps meant by an unknown name before a parenthesis: a factor, x*sin(…), or a function of a similar name. */
const instead = (name: string): string => {
  const [, factor, rest = ""] = /^(.)(.+)$/su.exec(name) ?? [];
  return applicable(rest) ? `${factor}*${rest}(…)` : (nearest(name, applicableNames) ?? `${brief(name)}*(…)`);
};

/** sin^2(x), of a positive integer: the inverse function is never written sin^-1 here. */
const powerOfFunction = (reader: Reader, token: Token, known: Applicable): Expr => {
  if (reader.token.text === "^") advance(reader);
  const { kind, text } = reader.token;
  if (!/^\d+$/.test(text)) throw failure(reader, "unexpected", { expected: ["a positive integer"], suggestion: `${token.text}(…)^(…)` });
  const exponent = kind === "number" ? number(reader).expr : superscript(reader);
  if (reader.token.text !== "(") throw unexpected(reader, ["("]);
  return call("pow", application(reader, token, known), exponent);
};

const application = (reader: Reader, token: Token, { min, max, apply }: Applicable): Expr => {
  const open = reader.token;
  const { bars } = reader;
  const args: Expr[] = [];
  reader.bars = 0;
  do {
    advance(reader);
    if (reader.token.text === ")" && args.length === 0) break;
    args.push(expression(reader, 0).expr);
  } while (reader.token.text === ",");
  close(reader, open, ")", ["an operator", ",", ")"]);
  reader.bars = bars;
  if (args.length < min || args.length > max) {
    const many = max === Infinity ? `${min} or more` : min === max ? `${min}` : `${min} or ${max}`;
    throw failure(reader, "arity", { expected: [`${many} argument${many === "1" ? "" : "s"}`], found: `${args.length} in ${token.text}(…)` }, token);
  }
  return apply(args);
};

const isAtEnd = ({ token }: Reader): boolean => token.kind === "end";

const advance = (reader: Reader): void => {
  reader.previous = reader.token.kind;
  reader.token = tokenAt(reader.source, reader.token.end);
};

const unexpected = (reader: Reader, expected: readonly string[]): ParseError =>
  failure(reader, "unexpected", {
    expected,
    ...(reader.token.text === "," && reader.previous === "number" && { suggestion: "a point for the decimals" }),
    ...(isAtEnd(reader) && reader.bars > 0 && { suggestion: "abs(…)" }),
  });

const brief = (text: string): string => text.replace(/^(.{20}).+$/su, "$1…");

type Failure = ParseErrorCode extends `scalar/parse-${infer Name}` ? Name : never;

const failure = (
  { source, token }: Reader,
  name: Failure,
  data: Pick<ParseErrorData, "expected" | "suggestion"> & { readonly found?: string },
  at: Token = token,
): ParseError => parseError(`scalar/parse-${name}`, { ...placeOf(source, at.start), found: brief(source.slice(at.start, at.end)) || "the end", ...data });
