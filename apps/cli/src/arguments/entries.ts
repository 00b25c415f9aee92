import type { Place } from "../errors.js";

/** A piece of a list: `x=1`, or `1` alone. */
export interface Entry {
  readonly name?: string;
  readonly text: string;
  /** Where the name begins, and where the text after it does. */
  readonly at: Place;
  readonly textAt: Place;
}

const opens = "([{";
const closes = ")]}";

/** The pieces of lists such as `x=1,y=[2, 3]`, parted by the commas that stand in no parentheses. */
export const entriesOf = (sources: readonly string[]): Entry[] => sources.flatMap((source) => piecesOf(source).map(({ text, offset }) => entry(source, text, offset)));

const piecesOf = (source: string): { text: string; offset: number }[] => {
  const pieces = [{ text: "", offset: 0 }];
  let depth = 0;
  for (let offset = 0; offset < source.length; offset++) {
    const sign = source[offset]!;
    depth += opens.includes(sign) ? 1 : closes.includes(sign) ? -1 : 0;
    if (sign === "," && depth === 0) pieces.push({ text: "", offset: offset + 1 });
    else pieces.at(-1)!.text += sign;
  }
  return pieces;
};

const entry = (source: string, piece: string, offset: number): Entry => {
  const [, before = "", name, between = "", text = ""] = /^(\s*)(?:([\p{L}_][\p{L}\p{Nd}_₀-₉]*)(\s*=\s*))?(.*)$/su.exec(piece)!;
  const at = { source, offset: offset + before.length };
  const textAt = { source, offset: at.offset + (name?.length ?? 0) + between.length };
  return { ...(name !== undefined && { name }), text: text.trim(), at, textAt };
};
