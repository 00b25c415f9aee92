import { error, type Place } from "../errors.js";
import { own } from "../own.js";
import { tokensOf, type Token } from "./token.js";

/** A formula as it is written, before its shapes are known. */
export type Syntax =
  | { readonly kind: "number"; readonly value: number; readonly place: Place }
  | { readonly kind: "name"; readonly name: string; readonly place: Place }
  | { readonly kind: "apply"; readonly name: string; readonly args: readonly Syntax[]; readonly place: Place };

const SUM = 1, PRODUCT = 2, SIGN = 3, POSTFIX = 4;
const infix: Readonly<Record<string, readonly [name: string, binds: number]>> = {
  "+": ["add", SUM], "-": ["sub", SUM], "*": ["mul", PRODUCT], "/": ["div", PRODUCT], ".*": ["times", PRODUCT], "./": ["over", PRODUCT], "⊗": ["kron", PRODUCT],
  "^": ["^", POSTFIX], ".^": ["power", POSTFIX],
};
const maxDepth = 400;
const maxOperators = 1000;
const maxLength = 100_000;

/** The tree of a formula. Precedence as in MATLAB: ' and ^ bind tightest and from left to right, then the sign, products, and sums. */
export const syntaxOf = (source: string): Syntax => {
  if (typeof source !== "string" || source.length > maxLength) throw error("matrix/parse", { expected: `a text of at most ${maxLength} characters`, found: String((source as Partial<string> | undefined)?.length) });
  const tokens = tokensOf(source);
  let next = 0;
  let depth = 0;
  let operators = 0;
  const peek = (): Token => tokens[next]!;
  const take = (): Token => tokens[next++]!;
  const takeOperator = (): void => {
    if (++operators > maxOperators) unexpected(`at most ${maxOperators} operators`);
    take();
  };
  const placeOf = ({ offset, text }: Token): Place => ({ source, offset, token: text });
  const unexpected = (expected: string, suggestion?: string): never => {
    const token = peek();
    throw error("matrix/parse", { expected, found: token.text, ...(suggestion && { suggestion }), place: placeOf(token) });
  };
  const expect = (text: string, expected: string): Token => (peek().text === text ? take() : unexpected(expected));

  const operand = (): Syntax => {
    const token = peek();
    const place = placeOf(token);
    if (token.kind === "number") {
      const value = Number(token.text);
      if (!Number.isFinite(value)) unexpected("a number that a double holds");
      take();
      return { kind: "number", value, place };
    }
    if (token.kind === "name") {
      take();
      return peek().text === "(" ? { kind: "apply", name: token.text, args: inParentheses(), place } : { kind: "name", name: token.text, place };
    }
    if (token.text === "-" || token.text === "+") {
      take();
      const of = expression(SIGN);
      return token.text === "+" ? of : { kind: "apply", name: "neg", args: [of], place };
    }
    if (token.text === "(") {
      const [inside, ...others] = inParentheses();
      return inside && others.length === 0 ? inside : unexpected("one expression in the parentheses");
    }
    return unexpected("a number, a name, a function, ( or a sign");
  };

  const inParentheses = (): Syntax[] => {
    expect("(", "(");
    const args: Syntax[] = [];
    if (peek().text === ")") return take() && args;
    for (;;) {
      args.push(expression(0));
      if (peek().text !== ",") break;
      take();
    }
    expect(")", "an operator, a comma or )");
    return args;
  };

  const expression = (above: number): Syntax => {
    if (++depth > maxDepth) unexpected(`at most ${maxDepth} open parts`);
    let left = operand();
    for (;;) {
      const token = peek();
      const place = placeOf(token);
      const operator = token.kind === "sign" ? own(infix, token.text) : undefined;
      if (token.text === "'" && token.kind === "sign" && above <= POSTFIX) {
        takeOperator();
        left = { kind: "apply", name: "transpose", args: [left], place };
        continue;
      }
      if (!operator || operator[1] <= above) break;
      takeOperator();
      const [name, binds] = operator;
      if (binds === POSTFIX && left.kind === "apply" && (left.name === "^" || left.name === "power")) {
        if (tokens[next - 2]!.text !== ")") throw error("matrix/parse", { expected: "parentheses around one of two powers", found: token.text, suggestion: "(a^b)^c or a^(b*c)", place });
      }
      left = { kind: "apply", name, args: [left, binds === POSTFIX ? exponent() : expression(binds)], place };
    }
    depth--;
    return left;
  };

  /** What stands after ^: one operand with its signs, X^-1. */
  const exponent = (): Syntax => {
    const token = peek();
    if (token.text !== "-") return operand();
    take();
    return { kind: "apply", name: "neg", args: [exponent()], place: placeOf(token) };
  };

  const tree = expression(0);
  if (peek().kind !== "end") unexpected("an operator or the end", peek().kind === "name" || peek().text === "(" ? "*" : undefined);
  return tree;
};
