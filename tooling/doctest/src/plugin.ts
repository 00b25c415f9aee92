import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import MagicString, { Bundle } from "magic-string";
import { type Plugin, transformWithOxc } from "vite";
import { docstringExamples } from "./docstrings.js";
import { instrument } from "./instrument.js";
import { markdownExamples } from "./markdown.js";
import { code, offsetIn, type Snippet } from "./snippet.js";

/** Where a package's name, or a subpath of it, is written: "@gradkit/shapes" → "/…/packages/shapes/src/index.ts". */
export type Entries = ReadonlyMap<string, string>;

const runtime = ["check", "throws", "near", "cut", "more", "scope"].map((name) => `${name} as $${name}`).join(", ");
const head = `import { it } from "vitest"; import { ${runtime} } from ${JSON.stringify(join(import.meta.dirname, "match.ts"))};\n`;

/** The sources of the package whose README this is; none for the README of the workspace. */
function sourcesBeside(readme: string): string[] {
  const src = join(dirname(readme), "src");
  try {
    const files = readdirSync(src, { recursive: true, encoding: "utf8" });
    return files.filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts")).toSorted().map((file) => join(src, file));
  } catch {
    return [];
  }
}

/** One example as a test, its lines still mapped to the document. */
function test(file: string, document: string, snippet: Snippet, modules: readonly string[], entries: Entries): MagicString {
  const example = new MagicString(document, { filename: file });
  const first = snippet.lines[0]?.offset ?? 0;
  const last = snippet.lines.at(-1) ?? { offset: first, text: "" };
  const end = last.offset + last.text.length;
  const title = `${snippet.title} (${relative(process.cwd(), file)}:${snippet.line})`;
  const open = `it(${JSON.stringify(title)}, async () => {`;
  const refuse = (problem: string): MagicString => {
    const body = example.snip(first, end);
    return body.overwrite(first, end, `throw new Error(${JSON.stringify(problem)});`).prepend(`${open}\n`).append("\n});");
  };
  try {
    const { imports, checks, free, shown } = instrument(code(snippet), (specifier) => entries.get(specifier) ?? specifier);
    if (snippet.mustShow && shown === 0) return refuse("the example shows no result: end a line with `// => …`");
    let before = first;
    for (const { text, offset } of snippet.lines) {
      if (offset > before) example.overwrite(before, offset, "\n");
      before = offset + text.length;
    }
    for (const edit of [...imports, ...checks]) {
      const [from, to] = [offsetIn(snippet, edit.start), offsetIn(snippet, edit.end)];
      if (from === to) example.appendLeft(from, edit.text);
      else example.overwrite(from, to, edit.text);
    }
    const imported = modules.map((module) => `await import(${JSON.stringify(module)})`);
    const values = `const { ${free.join(", ")} } = $scope(${JSON.stringify(free)}, [${imported.join(", ")}]);`;
    return example.snip(first, end).prepend(`${open} ${values} {\n`).append("\n}});");
  } catch (problem) {
    return refuse((problem as Error).message);
  }
}

/**
 * Turns a README into tests: of its own `ts` blocks, and of the `@example`s of the sources beside it, in which all exports of the
 * package and of the file itself are in scope.
 */
export function doctest(entries: Entries): Plugin {
  return {
    name: "doctest",
    enforce: "pre",
    async transform(page, id) {
      if (!id.endsWith("README.md")) return null;
      const index = [...entries.values()].filter((entry) => entry === join(dirname(id), "src/index.ts"));
      const bundle = new Bundle({ separator: "\n" });
      for (const snippet of markdownExamples(page)) bundle.addSource({ filename: id, content: test(id, page, snippet, index, entries) });
      for (const file of sourcesBeside(id)) {
        this.addWatchFile(file);
        const source = readFileSync(file, "utf8");
        for (const snippet of docstringExamples(file, source)) {
          bundle.addSource({ filename: file, content: test(file, source, snippet, [...index, file], entries) });
        }
      }
      bundle.prepend(head);
      const map = bundle.generateMap({ hires: true, includeContent: true });
      return transformWithOxc(bundle.toString(), "doctests.ts", { sourcemap: true }, map);
    },
  };
}
