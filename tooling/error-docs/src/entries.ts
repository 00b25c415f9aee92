import { parseSync } from "vite";

/** What a package's `errors.ts` says of a code: the words above its text, and data to show the text with. */
export interface ErrorEntry {
  readonly code: string;
  readonly about: string;
  readonly sample: unknown;
}

interface Table {
  readonly type: string;
  readonly expression?: unknown;
  readonly properties?: unknown;
}

interface Property {
  readonly start: number;
  readonly key: { readonly value?: unknown; readonly name?: unknown };
}

const tags = (docstring: string): Map<string, string> => {
  const lines = docstring.replace(/^\*/, "").split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  const parts = lines.join("\n").split(/^\s*@(?=\w)/m).map((part, i) => (i === 0 ? `about ${part}` : part));
  return new Map(parts.map((part) => [/^\w+/.exec(part)?.[0] ?? "", part.replace(/^\w+\s*/, "").trim()]));
};

function sampleOf(code: string, json: string | undefined): unknown {
  if (json === undefined) throw new Error(`${code}: its docstring has no @sample {json}`);
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`${code}: its @sample is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The entries of `export const texts = { … }` in the source of an `errors.ts`. */
export function errorEntries(file: string, source: string): ErrorEntry[] {
  const { program, comments } = parseSync(file, source);
  const exported = program.body.flatMap((node) => (node.type === "ExportNamedDeclaration" && node.declaration) || []);
  const declarations = exported.flatMap((node) => (node.type === "VariableDeclaration" ? node.declarations : []));
  let table: Table | null | undefined = declarations.find(({ id }) => id.type === "Identifier" && id.name === "texts")?.init;
  while (table?.expression) table = table.expression as Table;   // within `as const`, `satisfies …`
  if (table?.type !== "ObjectExpression") throw new Error(`${file}: no \`export const texts = { … }\``);
  return (table.properties as Property[]).map(({ start, key }) => {
    const code = String(key.value ?? key.name);
    const docstring = comments.findLast(({ value, end }) => value.startsWith("*") && end < start && source.slice(end, start).trim() === "");
    const { about, sample } = Object.fromEntries(tags(docstring?.value ?? "")) as { about?: string; sample?: string };
    if (!about) throw new Error(`${code}: no docstring says what happened and how to mend it`);
    return { code, about, sample: sampleOf(code, sample) };
  });
}
