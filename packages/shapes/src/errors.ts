import { errorsOf } from "./gradkit-error.js";

/** What every error of this package carries, as data and in this order in its text. */
export interface Misuse {
  /** The function called; an einsum with its spec. */
  readonly call: string;
  /** What broke the rule: a value, a shape, or a list of shapes. */
  readonly got: unknown;
  /** Where it stood: an axis, an offset or a path of indices. */
  readonly at?: readonly number[];
  /** What it belonged to: a shape or a list of shapes. */
  readonly of?: unknown;
  /** The two values that should have agreed. */
  readonly pair?: readonly [unknown, unknown];
  /** What was perhaps meant, as code. */
  readonly meant?: string | false | undefined;
}

/** A value as it stands in a text: lists in parentheses, a list of lists with a word between them. */
export const show = (x: unknown, and = " and "): string => {
  if (!Array.isArray(x)) return typeof x === "string" ? JSON.stringify(x) : String(x);
  const parts = x.map((part) => show(part));
  return Array.isArray(x[0]) ? parts.join(and) : `(${parts.join(", ")})`;
};

const rule =
  (sentence: string, and?: string) =>
  ({ call, got, at = [], of, pair, meant }: Misuse): string =>
    `${call}: ${sentence}, got ${show(got, and)}${at.length ? ` at [${at.join("][")}]` : ""}` +
    `${of ? ` of ${show(of)}` : ""}${pair ? `: ${pair.join(" ≠ ")}` : ""}${meant ? `. Did you mean ${meant}?` : ""}`;

export const texts = {
  /**
   * A shape is not a list of whole numbers from 0 up. Only the target of a reshape may hold -1, for the size to infer.
   *
   * @sample { "call": "zeros", "got": -1, "at": [1], "of": [2, -1] }
   */
  "shapes/shape": rule("a shape is a list of whole numbers from 0 up"),
  /**
   * An axis does not exist. Axes are counted 0, 1, … from the left or -1, -2, … from the right.
   *
   * @sample { "call": "reduce", "got": 2, "of": [3, 4], "meant": "1" }
   */
  "shapes/axis": rule("axes run from -rank to rank - 1"),
  /**
   * One axis is named twice, perhaps once from the left and once from the right.
   *
   * @sample { "call": "reduce", "got": [0, -2], "of": [3, 4] }
   */
  "shapes/axis-repeated": rule("one name for each axis"),
  /**
   * Two shapes do not stretch to one another: each pair of sizes, aligned from the right, must be equal or contain a 1. Reshape one of them so that the
   * axes that belong together meet.
   *
   * @sample { "call": "broadcast", "got": [[3, 4], [3]], "at": [-1], "pair": [4, 3], "meant": "(3, 1)" }
   */
  "shapes/broadcast": rule("sizes must be equal or 1"),
  /**
   * An array does not stretch to the shape asked for: aligned from the right, each of its sizes must be the one asked for, or 1.
   *
   * @sample { "call": "broadcastTo", "got": [[2, 3], [4, 3]], "pair": [2, 4] }
   */
  "shapes/broadcast-to": rule("old sizes must be equal or 1", " to "),
  /**
   * The inner dimensions of a matrix product differ: the last size on the left and the last but one on the right.
   *
   * @sample { "call": "matmul", "got": [[3, 4], [5, 4]], "pair": [4, 5], "meant": "transpose(b)" }
   */
  "shapes/matmul-inner": rule("inner dimensions must agree", " · "),
  /**
   * One side of a matrix product is a scalar, which has no inner dimension. Multiply elementwise: the shape is that of `broadcast`.
   *
   * @sample { "call": "matmul", "got": [[], [3]], "meant": "broadcast(a, b)" }
   */
  "shapes/matmul-scalar": rule("each side must have an axis", " · "),
  /**
   * A permutation leaves out an axis. It names each axis once.
   *
   * @sample { "call": "transpose", "got": [1, 0], "of": [4, 2, 3], "pair": [2, 3] }
   */
  "shapes/permutation": rule("one name for each axis"),
  /**
   * The shape asked for has another number of elements, or the known sizes beside -1 do not divide that number.
   *
   * @sample { "call": "reshape", "got": [[2, 3], [4, 2]], "pair": [6, 8], "meant": "(3, 2)" }
   */
  "shapes/reshape": rule("the number of elements must agree", " to "),
  /**
   * The size that -1 stands for is open: -1 stands twice, or another size is 0, so that any number would do.
   *
   * @sample { "call": "reshape", "got": [-1, -1], "of": [2, 3] }
   */
  "shapes/reshape-inferred": rule("one size may be -1, the others not 0"),
  /**
   * Arrays to be joined differ in rank, or in a size off the axis along which they are joined.
   *
   * @sample { "call": "concat", "got": [[2, 3], [2, 4]], "pair": [3, 4], "meant": "axis 1" }
   */
  "shapes/concat": rule("ranks and sizes off the axis must agree"),
  /**
   * The text of an einsum has a character out of place: terms are letters with at most one `...`, commas stand between them and `->` before the output.
   *
   * @sample { "call": "einsum(\"ij;jk\")", "got": ";", "at": [2], "meant": "\",\"" }
   */
  "shapes/einsum-spec": rule("a spec is letters, one ... a term, commas and one ->"),
  /**
   * The output of an einsum names an index that no operand has, or names one twice, or leaves out the ellipsis. Only letters can be summed.
   *
   * @sample { "call": "einsum(\"ij->iz\")", "got": "z", "at": [5] }
   */
  "shapes/einsum-output": rule("the output names indices of the operands, each once, and their ..."),
  /**
   * An einsum has one term for each operand, separated by commas.
   *
   * @sample { "call": "einsum(\"ij,jk->ik\")", "got": ["ij", "jk"], "of": [[2, 3]], "pair": [2, 1] }
   */
  "shapes/einsum-operands": rule("one term for each operand"),
  /**
   * A term of an einsum names another number of axes than its operand has. An ellipsis stands for any number.
   *
   * @sample { "call": "einsum(\"ij->i\")", "got": ["i", "j"], "of": [2, 3, 4], "pair": [2, 3], "meant": "\"...ij\"" }
   */
  "shapes/einsum-rank": rule("one index for each axis"),
  /**
   * An index of an einsum has two sizes. A size of 1 stretches under an ellipsis alone.
   *
   * @sample { "call": "einsum(\"ij,jk->ik\")", "got": "j", "of": [[2, 3], [4, 5]], "pair": [3, 4] }
   */
  "shapes/einsum-size": rule("one size for each index"),
  /**
   * An index is out of the range of its axis. Indices are counted 0, 1, … from the front or -1, -2, … from the end.
   *
   * @sample { "call": "flatIndex", "got": 4, "at": [0], "of": [4, 3], "meant": "3" }
   */
  "shapes/index": rule("indices run from -size to size - 1"),
  /**
   * There is not one index for each axis.
   *
   * @sample { "call": "flatIndex", "got": [1], "of": [4, 3], "pair": [1, 2] }
   */
  "shapes/index-length": rule("one index for each axis"),
  /**
   * Start, stop and step of a slice are whole numbers, and the step is not 0.
   *
   * @sample { "call": "slice", "got": [0, 4, 0], "of": [5] }
   */
  "shapes/slice": rule("a range is whole numbers, the step not 0"),
  /**
   * Data has another number of elements than its shape.
   *
   * @sample { "call": "fromData", "got": 5, "of": [2, 3], "pair": [5, 6] }
   */
  "shapes/length": rule("one number for each element"),
  /**
   * Rows of a nested array differ in length or depth, so that it has no shape.
   *
   * @sample { "call": "array", "got": 3, "at": [1], "pair": [3, 2] }
   */
  "shapes/ragged": rule("rows must agree in length and depth"),
  /**
   * An element is not a number.
   *
   * @sample { "call": "array", "got": "3", "at": [1, 2], "meant": "3" }
   */
  "shapes/number": rule("elements are numbers"),
  /**
   * An int32 array holds whole numbers from -2147483648 to 2147483647 only.
   *
   * @sample { "call": "array", "got": 1.5, "at": [1], "meant": "\"float64\"" }
   */
  "shapes/int32": rule("int32 elements are whole numbers of 32 bits"),
  /**
   * An array of several elements, or none, is not one number.
   *
   * @sample { "call": "item", "got": [2, 3], "meant": "toNested(a)" }
   */
  "shapes/item": rule("the size must be 1"),
} as const;

export type Code = keyof typeof texts;

export const error = errorsOf(texts);
