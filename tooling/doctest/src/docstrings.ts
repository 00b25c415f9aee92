import { parseSync } from "vite";
import type { Snippet } from "./snippet.js";

const declaration = /^\s*(?:export\s+)?(?:declare\s+|abstract\s+|async\s+)*(?:const|let|function\*?|class|interface|type)\s+([\w$]+)/;
const member = /^\s*(?:(?:readonly|static|get|set|async|public|protected)\s+)*["']?(\[[^\]]+\]|[\w$/.-]+)["']?/;

/** From `@example` to the next tag, or the end. */
const example = /^[ \t]*(?:\/\*)?\*[ \t]*@example\b(?<body>[^]*?)(?=^[ \t]*\*[ \t]*@\w|(?![^]))/gm;

/** The name of what a docstring stands above. */
const symbolAfter = (source: string, end: number): string => {
  const after = source.slice(end, end + 200);
  return declaration.exec(after)?.[1] ?? member.exec(after)?.[1] ?? "module";
};

/** The `@example`s of the docstrings in a TypeScript source, fences left out. */
export function docstringExamples(file: string, source: string): Snippet[] {
  const docstrings = parseSync(file, source).comments.filter(({ type, value }) => type === "Block" && value.startsWith("*"));
  return docstrings.flatMap(({ start, end }) => {
    const title = symbolAfter(source, end);
    return [...source.slice(start, end - 2).matchAll(example)].map((match) => {
      const body = match.groups?.body ?? "";
      const from = start + match.index + match[0].length - body.length;
      const lines = [];
      let offset = from;
      for (const raw of body.split("\n")) {
        const prefix = /^[ \t]*\*? ?/.exec(raw)?.[0].length ?? 0;
        lines.push({ text: raw.slice(prefix), offset: offset + prefix });
        offset += raw.length + 1;
      }
      return {
        title,
        line: source.slice(0, from).split("\n").length,
        mustShow: true,
        lines: lines.filter(({ text }) => text.trim() !== "" && !text.startsWith("```")),
      };
    });
  });
}
