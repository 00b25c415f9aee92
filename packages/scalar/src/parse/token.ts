import { parseError } from "./parse-error.js";
import { placeOf } from "./place.js";

export interface Token {
  readonly kind: "number" | "name" | "superscript" | "symbol" | "end";
  /** As the grammar knows it: one spelling for each operator, x_1 for x₁. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// π is a token of its own, so that 2πr is 2·π·r; ⁿ is a letter to Unicode and an exponent to us.
const letter = String.raw`(?![πⁿ])\p{L}`;
const first = String.raw`(?![ₐ-ₜᵢ-ᵥⱼ])${letter}`;
const pattern = new RegExp(
  String.raw`\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>${first}(?:${letter}|[\p{M}\p{Nd}_₀-₉])*|π)` +
    String.raw`|(?<superscript>⁻?[⁰¹²³⁴-⁹]+|ⁿ)|(?<symbol>\*\*|[-+*/^(),|√∛·×⋅∙÷−–]))?`,
  "uy",
);
const subscript = /_?[₀-₉ₐ-ₜᵢ-ᵥⱼ]+/gu;
const spellings: Readonly<Record<string, string>> = { "**": "^", "·": "*", "×": "*", "⋅": "*", "∙": "*", "÷": "/", "−": "-", "–": "-" };
const suggestions: Readonly<Record<string, string>> = { "[": "(", "{": "(", "]": ")", "}": ")", "!": "gamma(n + 1)", "∞": "a number", "=": "left - (right)", "\\": "a formula as text, such as sqrt(x)" };

/**
 * The token at `from`.
 *
 * @throws scalar/parse-character  at a character that begins none
 */
export const tokenAt = (source: string, from: number): Token => {
  pattern.lastIndex = from;
  const { 0: { length }, groups } = pattern.exec(source)!;
  const end = from + length;
  const { number, name, superscript, symbol } = groups as Readonly<Record<string, string | undefined>>;
  if (number) return { kind: "number", text: number, start: end - number.length, end };
  if (name) return { kind: "name", text: canonical(name), start: end - name.length, end };
  if (superscript) return { kind: "superscript", text: superscript.normalize("NFKC").replace("−", "-"), start: end - superscript.length, end };
  if (symbol) return { kind: "symbol", text: spellings[symbol] ?? symbol, start: end - symbol.length, end };
  if (end === source.length) return { kind: "end", text: "", start: end, end };
  throw unknownCharacter(source, end);
};

const canonical = (name: string): string =>
  name === "π" ? "pi" : name.replace(subscript, (run) => `_${run.replace("_", "").normalize("NFKC")}`).normalize("NFC");

const unknownCharacter = (source: string, offset: number) => {
  const code = source.codePointAt(offset)!;
  const character = String.fromCodePoint(code);
  const found = /[\p{C}\p{Z}\p{M}]/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : character;
  const suggestion = suggestions[character];
  return parseError("scalar/parse-character", { ...placeOf(source, offset), expected: [], found, ...(suggestion && { suggestion }) });
};
