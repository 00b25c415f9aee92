import { check, evaluate, explain, format, gradient, toCode, toLatex, toMathML, type MatrixExpr, type Values } from "@gradkit/matrix";
import { format as formatArray } from "@gradkit/shapes";
import { arrayOf } from "../arguments/array-value.js";
import { checkChoice } from "../arguments/check-choice.js";
import { entriesOf } from "../arguments/entries.js";
import { formatOf } from "../arguments/format-of.js";
import { matrixFormula } from "../arguments/symbols.js";
import { command as described } from "../command.js";
import { error } from "../errors.js";
import { digits } from "../output/digits.js";
import { json } from "../output/json.js";
import { mathFormats } from "../output/notation.js";

const writers: Readonly<Record<string, (expr: MatrixExpr) => string>> = { text: format, latex: toLatex, mathml: toMathML };
const layouts = ["numerator", "denominator"] as const;
const structures = ["full", "sym-free", "sym-proj", "diag", "lower", "toeplitz", "sym-toeplitz"] as const;
const languages = ["typescript", "numpy", "julia", "matlab"] as const;

/** Identities of the book go by their number alone. */
const sourceOf = (identity: string): string => (/^\d/.test(identity) ? `MML ${identity}` : identity);

/** A word of an option, checked. */
const word = <Word extends string>(option: string, got: string | undefined, known: readonly Word[]): Word => {
  checkChoice(option, got, known);
  return (got as Word | undefined) ?? known[0]!;
};

export const command = described({
  takes: "<formula>",
  counts: [1, 1],
  about: "The derivative of a matrix expression in closed form, compared with differences before it is shown. Notation: A*B, A', inv(A), A.*B, tr, det, logdet, norm2, … Without --shape the letters tell: a–g scalars, h–z vectors, capitals matrices.",
  options: {
    wrt: { value: "X", says: "the symbol; twice, --wrt x,x, for the second derivative" },
    shape: { value: "X=n,m", says: "a symbol's shape, with what is known: W=n,n symmetric; a scalar: c=", many: true },
    layout: { value: "numerator|denominator", says: "numerator unless given: a row for a scalar by a vector" },
    structure: { value: "sym-proj", says: "of the argument: full, sym-free, sym-proj, diag, lower, toeplitz" },
    steps: { says: "each rule, with the identity that it is" },
    code: { value: "numpy", says: "as code: typescript, numpy, julia, matlab" },
    at: { value: "x=[1,2]", says: "numbers there, beside differences", many: true },
  },
  formats: mathFormats,
  examples: ["matgrad \"x'*B*x\" --wrt x", "matgrad \"tr(A*X'*B*X)\" --wrt X --shape A=n,n --shape X=m,n --shape B=m,m --steps", "matgrad \"x'*B*x\" --wrt x --at x=[1,2] --at B=[[1,2],[3,4]]"],
  run: (given, { out }) => {
    const expr = matrixFormula(given.positionals[0]!, given.all("shape"));
    const by = given.one("wrt")?.split(",").map((name) => name.trim());
    if (!by) throw error("cli/option-value", { call: "matgrad", option: "--wrt", rule: "is needed", example: "--wrt X" });
    const layout = word("--layout", given.one("layout"), layouts);
    const structure = word("--structure", given.one("structure"), structures);
    const language = given.has("code") ? word("--code", given.one("code"), languages) : undefined;
    const result = gradient(expr, by, { layout, structure });
    const steps = given.has("steps") ? explain(expr, by[0]!) : [];
    const values = given.has("at") ? Object.fromEntries(entriesOf(given.all("at")).map(({ name = "", text, textAt }) => [name, arrayOf("--at", text, textAt)])) : undefined;
    const inner = by.slice(0, -1).reduce<MatrixExpr>((of, name) => gradient(of, name), expr);
    const numbers = values && { value: evaluate(result, values as Values), agreement: check(inner, by.at(-1)!, values as Values) };

    const chosen = formatOf(given);
    const write = writers[chosen] ?? format;
    if (chosen === "json") {
      out(json("matgrad", {
        formula: format(expr), by, layout, structure, gradient: format(result), ...(steps.length > 0 && { steps }), ...(language && { code: toCode(result, language) }),
        ...(numbers && { value: numbers.value, maxError: numbers.agreement.maxError }),
      }));
    } else {
      const width = Math.min(60, Math.max(0, ...steps.map(({ after }) => after.length)));
      for (const { rule, identity, after } of steps) out(`= ${after.padEnd(width)}   ${rule}${identity ? `, ${sourceOf(identity)}` : ""}\n`);
      out(`${steps.length > 0 ? "\n" : ""}${language ? toCode(result, language) : write(result)}\n`);
      if (numbers) out(`${formatArray(numbers.value)}\ndifferences agree with the closed form to ${digits(numbers.agreement.maxError, 2)}\n`);
    }
    return numbers && numbers.agreement.maxError > 1e-6 ? 1 : 0;
  },
});
