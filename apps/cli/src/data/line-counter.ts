/** The number of a line by an offset in a text that comes in pieces; what has been counted is forgotten. */
export interface LineCounter {
  readonly push: (text: string) => void;
  /** The line, from 1, that ends at the offset, after its break. Offsets must not go back. */
  readonly lineAt: (end: number, lineBreak: string) => number;
}

export const lineCounter = (): LineCounter => {
  let pending = "";
  let base = 0;
  let line = 1;
  return {
    push: (text) => void (pending += text),
    lineAt: (end, lineBreak) => {
      let from = 0;
      for (let at = pending.indexOf(lineBreak); at >= 0 && base + at + lineBreak.length < end; at = pending.indexOf(lineBreak, from)) {
        from = at + lineBreak.length;
        line += 1;
      }
      pending = pending.slice(from);
      base += from;
      return line;
    },
  };
};
