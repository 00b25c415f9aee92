/** A place in a source text, with the part of its line around it. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
  /** At most 60 characters of the line, invisible ones as �. */
  readonly excerpt: string;
  /** Where the place is in the excerpt, in characters. */
  readonly caret: number;
}

const reach = 30;

export const placeOf = (source: string, offset: number): Place => {
  const before = source.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  const left = Array.from(source.slice(start, offset));
  const right = Array.from(source.slice(offset, offset + 2 * reach).split("\n", 1)[0]!).slice(0, reach);
  const shown = [...left.slice(-reach), ...right].map((character) => character.replace(/[\p{C}\p{Zl}\p{Zp}]/u, "\uFFFD").replace(/\s/u, " "));
  return {
    offset,
    line: before.split("\n").length,
    column: left.length + 1,
    excerpt: shown.join(""),
    caret: Math.min(left.length, reach),
  };
};

/** The place in words, and on two lines the excerpt with a caret under it. */
export const pointTo = ({ line, column, excerpt, caret }: Place): string =>
  `(line ${line}, column ${column})\n  ${excerpt}\n  ${" ".repeat(caret)}^`;
