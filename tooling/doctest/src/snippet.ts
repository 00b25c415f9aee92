/** A piece of code taken out of a document: its lines, with the place of each in that document. */
export interface Snippet {
  /** What it shows: the symbol of a docstring, the heading of a page. */
  readonly title: string;
  /** Line in the document where it starts, from 1. */
  readonly line: number;
  /** Must it show a result? An example of a docstring must, a block of a page need not. */
  readonly mustShow: boolean;
  readonly lines: readonly { readonly text: string; readonly offset: number }[];
}

export const code = ({ lines }: Snippet): string => lines.map(({ text }) => text).join("\n");

/** The document's offset of a place in `code(snippet)`. */
export function offsetIn({ lines }: Snippet, place: number): number {
  let start = 0;
  for (const { text, offset } of lines) {
    if (place <= start + text.length) return offset + place - start;
    start += text.length + 1;
  }
  throw new Error(`place ${place} lies outside the snippet`);
}
