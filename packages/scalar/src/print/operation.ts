import { ATOM } from "../precedence.js";
import type { Notation, Operator } from "./notation.js";
import { fill, type Piece } from "./piece.js";

/** An operator between its operands, which are in parentheses where they bind less tightly than they must. */
export const operation = (name: Operator, args: readonly Piece[], notation: Notation): Piece => {
  const { operators, templates, fuses } = notation;
  const [binds, ...mins] = operators[name];
  const [base, exponent] = args;
  if (name === "pow" && base!.around && base!.binds < mins[0]! && isCount(exponent!)) return powerAtName(base!.around, exponent!, notation);
  const isWrapped = args.map((arg, i) => {
    const followsSign = i > 0 || name === "neg";
    return arg.binds < mins[i]! || (arg.begins === "sign" && followsSign && mins[i]! > 0) || (i === args.length - 1 && fuses?.(name, args) === true);
  });
  const texts = args.map(({ text }, i) => (isWrapped[i] ? fill(templates.group, text) : text));
  const template = name === "mul" && isSeparated(args, isWrapped[1]!) ? "times" : name;
  const begins = name === "neg" ? "sign" : mins[0]! > 0 && !isWrapped[0] ? args[0]!.begins : undefined;
  return { text: fill(templates[template], ...texts), binds, begins };
};

/** Whether a product needs its sign: 2·3, x·2, and words that would run into one another. */
const isSeparated = ([left, right]: readonly Piece[], isWrapped: boolean): boolean =>
  (left!.begins === "word" && left!.binds === ATOM) || (!isWrapped && (right!.begins === "number" || (right!.begins === "word" && !left!.number)));

/** Whether an exponent may be written at the name of a function: sin⁻¹ would be its inverse. */
const isCount = ({ number }: Piece): boolean => number !== undefined && number.den === 1n && number.num > 1n;

const powerAtName = ([name, args]: readonly [string, string], { text }: Piece, { operators, templates }: Notation): Piece => ({
  text: fill(templates.pow, name, text) + args,
  binds: operators.pow[0],
});
