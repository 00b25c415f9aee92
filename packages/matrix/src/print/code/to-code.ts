import { codeError, error } from "../../errors.js";
import { leavesOf } from "../../leaves.js";
import { postorder, type MatrixExpr } from "../../expr.js";
import { namesOf } from "../../size.js";
import { write } from "../write.js";
import { julia } from "./julia.js";
import { bySize, type Language, type LanguageName } from "./language.js";
import { matlab } from "./matlab.js";
import { numpy } from "./numpy.js";
import { typescript } from "./typescript.js";

const languages = { typescript, numpy, julia, matlab } as const;

/**
 * A function that computes the expression, as source text: TypeScript with `@gradkit/autodiff`, NumPy, Julia or MATLAB. Its parameters are the symbols in order of
 * their names; sizes are read off them. A symbol whose name is a word of the language has a _ after it: lambda_.
 *
 * @throws matrix/tensor     for a derivative in index notation
 * @throws matrix/language, matrix/not-expression
 * @throws matrix/no-code    where the language has no such function
 * @throws matrix/open-size  where a size is that of no symbol
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
  const names = namesFor(symbols.map((symbol) => symbol.name), languages[language]);
  const used = new Set(postorder(expr).flatMap((node) => (node.kind === "size" ? namesOf(node.size) : [])));
  const sizes = [...used].toSorted().map((size): readonly [string, string] => {
    const owner = symbols.find(({ rows, cols }) => rows === size || cols === size);
    if (!owner) throw codeError("matrix/open-size", { size, symbols: symbols.map((symbol) => symbol.name) });
    return [size, sizeOf(names.get(owner.name)!, owner.rows === size ? 0 : 1)];
  });
  return around(name, [...names.values()], sizes, write(expr, { ...notation, symbol: (symbol) => names.get(symbol.name)! }));
};

/** Names of variables for symbols: as they are, but for words of the language and functions that its forms call, after which _ stands. */
const namesFor = (symbols: readonly string[], { notation, keywords }: Language): ReadonlyMap<string, string> => {
  const called = Object.values(notation.forms).flatMap(({ text }) => text.match(/(?<![.\w])[A-Za-z]\w*(?=\.?\(|\.\w)/g) ?? []);
  const words = new Set([...keywords.split(" "), ...called]);
  const free = (name: string): string => (words.has(name) || symbols.includes(name) ? free(`${name}_`) : name);
  return new Map(symbols.map((name) => [name, words.has(name) ? free(`${name}_`) : name]));
};
