import type { Snippet } from "./snippet.js";

/** The `ts` blocks of a Markdown page, each titled by the heading above it. */
export function markdownExamples(page: string): Snippet[] {
  const found: Snippet[] = [];
  let title = "start";
  let fence: string | undefined;
  let lines: { text: string; offset: number }[] = [];
  let offset = 0;
  for (const [i, text] of page.split("\n").entries()) {
    const opened = fence;
    const mark = /^(`{3,})(\w*)\s*$/.exec(text);
    if (opened === undefined) {
      title = /^#+\s+(.*)$/.exec(text)?.[1] ?? title;
      if (mark) [fence, lines] = [mark[2] ?? "", []];
    } else if (mark?.[2] === "") {
      if (opened === "ts") found.push({ title, line: i - lines.length + 1, mustShow: false, lines });
      fence = undefined;
    } else lines.push({ text, offset });
    offset += text.length + 1;
  }
  return found;
}
