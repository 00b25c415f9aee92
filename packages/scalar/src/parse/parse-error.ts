import { parseTexts } from "../errors.js";
import { GradkitError } from "../gradkit-error.js";
import type { Place } from "./place.js";

/** What a ParseError tells. */
export interface ParseErrorData extends Place {
  /** What could stand there. */
  readonly expected: readonly string[];
  /** What stands there. */
  readonly found: string;
  /** What was perhaps meant. */
  readonly suggestion?: string;
}

export type ParseErrorCode = keyof typeof parseTexts;

/** A text is no formula: where, what was expected there, and what was perhaps meant. */
export class ParseError extends GradkitError<ParseErrorData> {
  /** Offset in the source, in UTF-16 units, from 0. */
  get offset(): number {
    return this.data.offset;
  }
  /** Line in the source, from 1. */
  get line(): number {
    return this.data.line;
  }
  /** Column in the line, in characters, from 1. */
  get column(): number {
    return this.data.column;
  }
  get expected(): readonly string[] {
    return this.data.expected;
  }
}

export const parseError = (code: ParseErrorCode, data: ParseErrorData): ParseError => new ParseError(code, data, parseTexts[code](data));
