import type { FunctionName } from "../functions.js";
import { greekLetter } from "../greek.js";
import { notations } from "../notations.js";
import { ATOM, POWER, PRODUCT, SUM } from "../precedence.js";
import { rational } from "../rational.js";
import type { NotationOf } from "../rule.js";
import type { Fence, Layout } from "./layout.js";
import { raised, type Leibniz, type Notation } from "./notation.js";
import { operation } from "./operation.js";
import { commaSeparated, fill, type Piece } from "./piece.js";
import { writeNumber } from "./write.js";

/** What a notation in two dimensions is made of. */
export interface Signs {
  readonly templates: Notation["templates"] & Readonly<Record<"args" | "index" | "root" | "rootOf" | "fence" | "cases", string>>;
  readonly comma: string;
  /** A letter, a Greek letter's name, a number or a longer word, in a variable or an index. */
  readonly word: (word: string) => string;
  /** The name of a function. */
  readonly functionName: (name: string) => string;
  readonly number: (digits: string) => string;
  readonly fence: (fence: Fence) => string;
  readonly leibniz: Leibniz;
}

/** A notation with raised exponents and fractions, in which functions look as their rows show them. */
export const raisedNotation = (signs: Signs): Notation => {
  const { templates, comma, word, number, leibniz } = signs;
  const notation: Notation = {
    operators: raised,
    templates,
    number,
    leibniz,
    name: (name) => {
      const [base, ...indices] = wordsOf(name);
      const text = indices.length === 0 ? word(base!) : fill(templates.index, word(base!), indices.map(word).join(comma));
      return { text, binds: ATOM, begins: base!.length === 1 || greekLetter(base!) ? undefined : "word" };
    },
    scientific: (mantissa, exponent) => {
      const size = number(exponent.replace("-", ""));
      const power = fill(templates.pow, number("10"), exponent.startsWith("-") ? fill(templates.neg, size) : size);
      return mantissa === "1" ? { text: power, binds: POWER } : { text: fill(templates.times, number(mantissa), power), binds: PRODUCT };
    },
    apply: (name, args) => show(name, args, layout),
  };
  const layout = layoutOf(signs, notation);
  return notation;
};

const show = (name: FunctionName, args: readonly Piece[], layout: Layout<Piece>): Piece => {
  const { symbol = name, show }: NotationOf<FunctionName> = notations[name] ?? {};
  return show ? (show as (L: typeof layout, ...args: readonly Piece[]) => Piece)(layout, ...args) : layout.apply(layout.name(symbol), ...args);
};

const layoutOf = ({ templates, comma, functionName, fence }: Signs, notation: Notation): Layout<Piece> => ({
  name: (name) => ({ text: functionName(name), binds: ATOM }),
  number: (value) => writeNumber(rational(BigInt(value)), notation),
  apply: (name, ...args) => {
    const rest = fill(templates.args, commaSeparated(args, comma));
    return { text: name.text + rest, binds: POWER, ...(name.binds === ATOM && { around: [name.text, rest] as const }) };
  },
  add: (a, b) => operation("add", [a, b], notation),
  pow: (base, exponent) => operation("pow", [base, exponent], notation),
  index: (base, index) => ({ text: fill(templates.index, base.text, index.text), binds: ATOM }),
  root: (radicand, degree) => ({
    text: degree ? fill(templates.rootOf, radicand.text, degree.text) : fill(templates.root, radicand.text),
    binds: ATOM,
  }),
  fence: (open, inside, close) => ({ text: fill(templates.fence, fence(open), inside.text, fence(close)), binds: ATOM }),
  cases: (condition, value, otherwise) => ({ text: fill(templates.cases, condition.text, value.text, otherwise.text), binds: SUM }),
});

/** A name and its indices: x, 1 and max of x1_max. */
const wordsOf = (name: string): string[] => {
  const [head = "", ...rest] = name.split("_");
  const words = [...head.split(/(?<!\d)(?=\d+$)/), ...rest].filter((word) => word !== "");
  return words.length === 0 ? [name] : words;
};
