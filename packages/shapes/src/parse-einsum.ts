import { checkShape } from "./check-shape.js";
import { error } from "./errors.js";
import type { Shape } from "./shape.js";

/** An einsum with one label for each axis; the axes of an ellipsis are `.1`, `.2`, … counted from the right. */
export interface ParsedEinsum {
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
  /** The size of each label; an axis of an ellipsis may be 1 in an operand and stretches to it. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Letters and "..." of a term. */
const marksOf = (term: string): string[] => term.match(/\.{3}|[a-z]/gi) ?? [];

const labelsOf = (marks: string[], dots: number): string[] =>
  marks.flatMap((mark) => (mark === "..." ? Array.from({ length: dots }, (_, i) => `.${dots - i}`) : mark));

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
  const end = /^(?:[a-z\s,]|\.{3}(?![^,>]*\.{3}))*(?:->(?:[a-z\s]|\.{3}(?!.*\.{3}))*)?/i.exec(spec)![0].length;
  const got = spec[end];
  if (got) throw error("shapes/einsum-spec", { call, got, at: [end], meant: got === ";" ? '","' : "-=>→".includes(got) && '"->"' });
  const [left = "", right] = spec.split("->");
  const terms = left.split(",");
  if (terms.length !== shapes.length) throw error("shapes/einsum-operands", { call, got: shapes, pair: [terms.length, shapes.length] });

  const sizes: Record<string, number> = {};
  let most = 0;
  const inputs = terms.map((term, operand) => {
    const of = checkShape("einsum", shapes[operand]!);
    const marks = marksOf(term);
    const letters = labelsOf(marks, 0).length;
    const dots = of.length - letters;
    if (marks.includes("...") ? dots < 0 : dots) throw error("shapes/einsum-rank", { call, got: term, of, pair: [letters, of.length], meant: dots > 0 && `"...${term}"` });
    most = Math.max(most, dots);
    const labels = labelsOf(marks, dots);
    for (const [axis, label] of labels.entries()) {
      const n = of[axis]!;
      const m = (sizes[label] ??= n);
      if (m !== n && (label >= "A" || (m !== 1 && n !== 1))) throw error("shapes/einsum-size", { call, got: label >= "A" ? label : "...", of: shapes, pair: [m, n] });
      if (n !== 1) sizes[label] = n;
    }
    return labels;
  });

  const once = inputs.flat().filter((label, _, all) => label >= "A" && all.indexOf(label) === all.lastIndexOf(label));
  const output = labelsOf(right === undefined ? ["...", ...once.toSorted()] : marksOf(right), most);
  const wrong = most && !output.includes(".1") ? "..." : output.find((label, i) => !(label in sizes) || output.indexOf(label) < i);
  if (wrong) throw error("shapes/einsum-output", { call, got: wrong, at: [spec.lastIndexOf(wrong)] });
  return { inputs, output, sizes };
};
