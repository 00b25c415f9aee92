import { error } from "../errors.js";
import { own } from "../own.js";

export interface Token {
  readonly kind: "number" | "name" | "sign" | "end";
  readonly text: string;
  readonly offset: number;
}

const pattern = /\s*(?:((?:\d+\.?(?![*/^])\d*|\d+|\.\d+)(?:[eE][+-]?\d+)?)|((?!ᵀ)\p{L}(?:(?!ᵀ)[\p{L}\p{Nd}_])*)|(\.\*|\.\/|\.\^|\.'|[-+*/^'(),⊙⊗ᵀ⊤·−]))?/uy;
const spellings: Readonly<Record<string, string>> = { ".'": "'", "ᵀ": "'", "⊤": "'", "·": "*", "−": "-", "⊙": ".*" };

/** The tokens of a formula, the last one its end. */
export const tokensOf = (source: string): Token[] => {
  const tokens: Token[] = [];
  for (let at = 0; ; ) {
    pattern.lastIndex = at;
    const { 0: { length }, 1: number, 2: name, 3: sign } = pattern.exec(source)!;
    at += length;
    const text = number ?? name ?? sign;
    if (text === undefined) {
      if (at < source.length) throw unknown(source, at);
      tokens.push({ kind: "end", text: "the end", offset: at });
      return tokens;
    }
    tokens.push({ kind: number ? "number" : name ? "name" : "sign", text: own(spellings, text) ?? text, offset: at - text.length });
  }
};

const unknown = (source: string, offset: number) => {
  const token = String.fromCodePoint(source.codePointAt(offset)!);
  return error("matrix/parse", { expected: "a letter, a number or an operator", found: JSON.stringify(token), place: { source, offset, token } });
};
