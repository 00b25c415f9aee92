import { parseError, type ParseError, type ParseErrorCode, type ParseErrorData } from "./parse-error.js";
import { placeOf } from "./place.js";
import { tokenAt, type Token } from "./token.js";

/** Where the parser is. */
export interface Reader {
  readonly source: string;
  token: Token;
  /** The kind of the token before this one. */
  previous: Token["kind"];
  /** How many parts of the formula are open. */
  depth: number;
  /** How many bars of |…| wait for their other one, within the innermost parentheses. */
  bars: number;
}

export const readerOf = (source: string): Reader => ({ source, token: tokenAt(source, 0), previous: "end", depth: 0, bars: 0 });

/** Goes to the next token, and gives the one before it. */
export const advance = (reader: Reader): Token => {
  const { token } = reader;
  reader.previous = token.kind;
  reader.token = tokenAt(reader.source, token.end);
  return token;
};

export const isAt = ({ token }: Reader, text: string): boolean => token.text === text;
export const isAtEnd = ({ token }: Reader): boolean => token.kind === "end";

type Failure = ParseErrorCode extends `scalar/parse-${infer Name}` ? Name : never;

/** The error at a token, that of the reader unless told. */
export const failure = (
  { source, token }: Reader,
  name: Failure,
  expected: readonly string[],
  more?: Partial<ParseErrorData>,
  { start, end }: Token = token,
): ParseError => {
  const found = brief(source.slice(start, end)) || "the end";
  return parseError(`scalar/parse-${name}`, { ...placeOf(source, start), expected, found, ...more });
};

export const unexpected = (reader: Reader, expected: readonly string[], suggestion?: string): ParseError => {
  const meant = suggestion ?? slipAt(reader);
  return failure(reader, "unexpected", expected, meant === undefined ? {} : { suggestion: meant });
};

/** What is often meant there: a decimal comma, and bars that would not nest. */
const slipAt = (reader: Reader): string | undefined =>
  isAt(reader, ",") && reader.previous === "number" ? "a point for the decimals" : isAtEnd(reader) && reader.bars > 0 ? "abs(…)" : undefined;

/** At most 20 characters of a text. */
export const brief = (text: string): string => text.replace(/^(.{20}).+$/su, "$1…");
