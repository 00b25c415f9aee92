import type { ComponentChildren, VNode } from "preact";
import { type Text, useText } from "./lang.js";

interface SayProps {
  readonly of: Text;
  /** What stands for each `{name}` of the text. */
  readonly with?: Readonly<Record<string, ComponentChildren>>;
}

const marks = /(\*[^*]+\*|`[^`]+`|\{\w+\})/;

/** A text in the page's language, with *x* for a mathematical letter, *x_i* for one with an index, *x^2* for one with an exponent, `code` for code and {name} for what is given under that name. */
export const Say = ({ of, with: parts = {} }: SayProps): VNode => {
  const text = useText();
  return <>{text(of).split(marks).map((piece) => marked(piece, parts))}</>;
};

const marked = (piece: string, parts: Readonly<Record<string, ComponentChildren>>): ComponentChildren => {
  const inside = piece.slice(1, -1);
  if (/^\*.+\*$/.test(piece)) return letter(inside);
  if (/^`.+`$/.test(piece)) return <code>{inside}</code>;
  return /^\{\w+\}$/.test(piece) ? parts[inside] : piece;
};

/** Single letters are slanted as in formulas; so an index of two is written letter by letter. */
const letter = (text: string): VNode => {
  const [, sign, index, exponent] = /^([^_^]*)(?:_([^^]*))?(?:\^(.*))?$/.exec(text)!;
  return <var>{sign}{index && <sub>{index.length > 1 ? index.split("").map((each) => <i key={each}>{each}</i>) : index}</sub>}{exponent && <sup>{exponent}</sup>}</var>;
};
