import { dtypeOf } from "./dtype.js";
import { numberFormat } from "./number-format.js";
import { product } from "./size.js";
import { nest, type Nest, type Strided } from "./strided.js";

/** How `format` prints. */
export interface FormatOptions {
  /** Digits after the point at the most; 8 where not given. */
  readonly precision?: number;
  /** The number of elements past which only the edges are shown; 1000 where not given. */
  readonly threshold?: number;
  /** How many elements a summary shows at each end of an axis; 3 where not given. */
  readonly edgeItems?: number;
  /** Characters a line; 75 where not given. */
  readonly lineWidth?: number;
}

/**
 * The array as NumPy's `str` prints it: columns aligned at the point, exponents where magnitudes ask for them, the edges alone of a large array. A scalar prints
 * as an element does, an array without elements as `[]`.
 *
 * @example
 * format(array([[1, 2.5], [-3, 4]])) // => "[[ 1.   2.5]\n [-3.   4. ]]"
 * format(array([1e-10, 1]))          // => "[1.e-10 1.e+00]"
 * format(array(7))                   // => "7.0"
 */
export const format = (a: Strided, { precision = 8, threshold = 1000, edgeItems = 3, lineWidth = 75 }: FormatOptions = {}): string => {
  const rank = a.shape.length;
  const total = product(a.shape);
  if (!total) return "[]";
  const tree = nest(a, total > threshold ? edgeItems : Infinity);
  const text = numberFormat([tree].flat(Infinity as 1).filter((x) => typeof x === "number"), dtypeOf(a.data), precision);

  const print = (x: Nest<number | undefined>, depth = 1): string => {
    if (!Array.isArray(x)) return x === undefined ? "..." : text(x);
    const isRow = depth === rank;
    const newline = "\n".repeat(isRow ? 1 : rank - depth) + " ".repeat(depth);
    let used = NaN;   // the first part finds no line that it fits on
    const parts = x.map((part) => {
      const word = print(part, depth + 1);
      used += word.length + 1;
      if (isRow && used <= lineWidth - 2 * rank) return ` ${word}`;
      used = word.length;
      return newline + word;
    });
    return `[${parts.join("").slice(newline.length)}]`;
  };
  return print(tree).replace(/ +$/gm, "").replace(/\.$/, ".0");
};
