import { checkLength, checkShape } from "./check-shape.js";
import { error } from "./errors.js";
import type { Shape } from "./shape.js";

/** An einsum with one label for each axis; the axes of an ellipsis are `.1`, `.2`, … counted from the right. */
export interface ParsedEinsum {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
  /** The size of each label; an axis of an ellipsis may be 1 in an operand and stretches to it. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Terms, each of letters and at most one ellipsis, with commas between them, and perhaps an arrow and the output. */
const grammar = /^[a-z\s]*(\.{3}[a-z\s]*)?(,[a-z\s]*(\.{3}[a-z\s]*)?)*(->[a-z\s]*(\.{3}[a-z\s]*)?)?/i;

/** The labels of a term whose ellipsis stands for that many axes. */
const labelsOf = (term: string, dots: number): string[] => term.replace("...", Array.from({ length: dots }, (_, i) => `.${dots - i}`).join("")).match(/\.\d+|\w/g) ?? [];

/**
 * The labels of an einsum of those shapes, axis by axis, for code that computes one. The rules of the text are those of `einsum`.
 *
 * @throws shapes/einsum-spec, shapes/einsum-output, shapes/einsum-operands, shapes/einsum-rank, shapes/einsum-size as `einsum` does
 * @example
 * parseEinsum("ij,jk", [2, 3], [3, 4]).output       // => ["i", "k"]
 * parseEinsum("...ii->...", [5, 3, 3]).inputs       // => [[".1", "i", "i"]]
 * parseEinsum("...i,i->...", [4, 2, 3], [3]).output // => [".2", ".1"]
 */
export const parseEinsum = (spec: string, ...shapes: readonly Shape[]): ParsedEinsum => {
  const call = `einsum("${spec}")`;
  const rest = spec.replace(grammar, "");
  const [got] = rest;
  if (got) throw error("shapes/einsum-spec", { call, got, at: [spec.length - rest.length], meant: got === ";" ? '","' : "-=>→".includes(got) && '"->"' });
  const [left = "", right] = spec.split("->");
  const terms = left.split(",");
  checkLength(call, terms, shapes, "shapes/einsum-operands");

  const sizes: Record<string, number> = {};
  let most = 0;
  const inputs = terms.map((term, operand) => {
    const of = checkShape(call, shapes[operand]!);
    const dots = of.length - labelsOf(term, 0).length;
    const labels = labelsOf(term, dots);
    checkLength(call, labels, of, "shapes/einsum-rank", dots > 0 && `"...${term}"`);
    most = Math.max(most, dots);
    labels.forEach((label, axis) => {
      const n = of[axis]!;
      const m = sizes[label] ?? n;
      if (m !== n && (label >= "A" || (m !== 1 && n !== 1))) throw error("shapes/einsum-size", { call, got: label >= "A" ? label : "...", of: shapes, pair: [m, n] });
      sizes[label] = m === 1 ? n : m;
    });
    return labels;
  });

  const once = labelsOf(left, 0).filter((letter) => left.split(letter).length === 2);
  const output = labelsOf(right ?? `...${once.toSorted().join("")}`, most);
  const wrong = most && !output.includes(".1") ? "..." : output.find((label, i) => !(label in sizes) || output.indexOf(label) < i);
  if (wrong) throw error("shapes/einsum-output", { call, got: wrong, at: [spec.lastIndexOf(wrong)] });
  return { inputs, output, sizes };
};
