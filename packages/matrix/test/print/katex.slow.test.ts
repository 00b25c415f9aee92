import { renderToString } from "katex";
import { expect, it } from "vitest";
import { gradient, toLatex, type MatrixExpr } from "../../src/index.js";
import { entries, exprOf } from "../data/entries.js";

/** What KaTeX has against the LaTeX of an expression. */
const flawOf = (expr: MatrixExpr): string | undefined => {
  try {
    renderToString(toLatex(expr), { strict: "error" });
    return undefined;
  } catch (e) {
    return `${toLatex(expr)}: ${String(e)}`;
  }
};

it("KaTeX reads the LaTeX of every expression of the reference data and of its derivative, in its strict mode", () => {
  const flaws = entries.flatMap((entry) => [exprOf(entry), gradient(exprOf(entry), entry.wrt, { structure: entry.structure })].flatMap((expr) => flawOf(expr) ?? []));
  expect(flaws).toEqual([]);
});
