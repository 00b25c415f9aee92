import { parseError } from "./parse-error.js";
import { placeOf } from "./place.js";

export interface Token {
  readonly kind: "number" | "name" | "superscript" | "symbol" | "end";
  /** As the grammar knows it: one spelling for each operator, x_1 for x₁. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// π is a token of its own but as an index, so that 2πr is 2·π·r; ⁿ is a letter to Unicode and an exponent to us.
const letter = String.raw`(?![πⁿ])\p{L}`;
const first = String.raw`(?![ₐ-ₜᵢ-ᵥⱼ])${letter}`;
const pattern = new RegExp(
  String.raw`\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>${first}(?:${letter}|[\p{M}\p{Nd}_₀-₉]|(?<=_)π)*|π)` +
    String.raw`|(?<superscript>⁻?[⁰¹²³⁴-⁹]+|ⁿ)|(?<symbol>\*\*|[-+*/^(),|√∛·×⋅∙÷−–]))?`,
  "uy",
);
const subscript = /_?[₀-₉ₐ-ₜᵢ-ᵥⱼ]+/gu;
const spellings: Readonly<Record<string, string>> = { "**": "^", "·": "*", "×": "*", "⋅": "*", "∙": "*", "÷": "/", "−": "-", "–": "-" };
const suggestions: Readonly<Record<string, string>> = { "[": "(", "{": "(", "]": ")", "}": ")", "!": "gamma(n + 1)", "=": "left - (right)" };

/**
 * The token at `from`.
 *
 * @throws scalar/parse-character  at a character that begins none
 */
export const tokenAt = (source: string, from: number): Token => {
  pattern.lastIndex = from;
  const { 0: { length }, groups } = pattern.exec(source)!;
  const end = from + length;
  const [kind, raw] = Object.entries<string | undefined>(groups!).find(([, text]) => text) ?? ["end", ""];
  if (kind === "end" && end < source.length) throw unknownCharacter(source, end);
  return { kind: kind as Token["kind"], text: spelling[kind as Token["kind"]](raw!), start: end - raw!.length, end };
};

const canonical = (name: string): string =>
  name === "π" ? "pi" : name.replace(subscript, (run) => `_${run.replace("_", "").normalize("NFKC")}`).normalize("NFC");

const same = (text: string): string => text;
const spelling: Readonly<Record<Token["kind"], (text: string) => string>> = {
  number: same,
  name: canonical,
  superscript: (digits) => digits.normalize("NFKC").replace("−", "-"),
  symbol: (sign) => spellings[sign] ?? sign,
  end: same,
};

const unknownCharacter = (source: string, offset: number) => {
  const code = source.codePointAt(offset)!;
  const character = String.fromCodePoint(code);
  const found = /[\p{C}\p{Z}\p{M}]/u.test(character) ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : character;
  const suggestion = suggestions[character];
  return parseError("scalar/parse-character", { ...placeOf(source, offset), expected: [], found, ...(suggestion && { suggestion }) });
};
