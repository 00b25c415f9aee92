import { codeError, error, valueError } from "../../errors.js";
import { leavesOf } from "../../leaves.js";
import { postorder, type MatrixExpr } from "../../expr.js";
import { namesOf } from "../../size.js";
import { write } from "../write.js";
import { julia } from "./julia.js";
import { bySize, type LanguageName } from "./language.js";
import { matlab } from "./matlab.js";
import { numpy } from "./numpy.js";
import { typescript } from "./typescript.js";

const languages = { typescript, numpy, julia, matlab } as const;

/**
 * A function that computes the expression, as source text: TypeScript with `@gradkit/autodiff`, NumPy, Julia or MATLAB. Its parameters are the symbols in order of
 * their names; sizes are read off them.
 *
 * @throws matrix/tensor   for a derivative in index notation
 * @throws matrix/language, matrix/not-expression
 * @throws matrix/no-code  where the language has no such function
 * @example
 * toCode(parse("x'*B"), "numpy") // => "import numpy as np\n\ndef f(B, x):\n    return x @ B\n"
 */
export const toCode = (expr: MatrixExpr, language: LanguageName, name = "f"): string => {
  if (!Object.hasOwn(languages, language)) throw codeError("matrix/language", { language, known: Object.keys(languages) });
  const { notation, sizeOf, around } = languages[language];
  for (const node of postorder(expr)) {
    const form = node.kind === "call" && (notation.formOf ?? bySize)(node);
    if (form && !Object.hasOwn(notation.forms, form)) throw codeError("matrix/no-code", { name: node.name, language });
  }
  if (expr.kind === "tensor") throw error("matrix/tensor", { call: "toCode", rank: expr.out.length + expr.by.length });
  const symbols = leavesOf(expr).symbols.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const used = new Set(postorder(expr).flatMap((node) => (node.kind === "size" ? namesOf(node.size) : [])));
  const sizes = [...used].toSorted().map((size): readonly [string, string] => {
    const owner = symbols.find(({ rows, cols }) => rows === size || cols === size);
    if (!owner) throw valueError("matrix/unbound", { name: `the size ${size}`, given: symbols.map((symbol) => symbol.name) });
    return [size, sizeOf(owner.name, owner.rows === size ? 0 : 1)];
  });
  return around(name, symbols.map((symbol) => symbol.name), sizes, write(expr, notation));
};
