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

/** What stands within `as const` and `satisfies …`. */
const literal = (table: Table | null | undefined): Table | null | undefined => (table?.expression ? literal(table.expression as Table) : table);

function sampleOf(code: string, json: string | undefined): unknown {
  if (json === undefined) throw new Error(`${code}: its docstring has no @sample {json}`);
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new Error(`${code}: its @sample is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** Whether an export holds texts: `texts`, or `parseTexts` of an area that bundles take up by itself. */
export const holdsTexts = (name: string): boolean => /(?:^t|T)exts$/.test(name);

/** The entries of `export const texts = { … }`, and of other tables whose names end in `Texts`, in the source of an `errors.ts`. */
export function errorEntries(file: string, source: string): ErrorEntry[] {
  const { program, comments } = parseSync(file, source);
  const exported = program.body.flatMap((node) => (node.type === "ExportNamedDeclaration" && node.declaration) || []);
  const declarations = exported.flatMap((node) => (node.type === "VariableDeclaration" ? node.declarations : []));
  const tables = declarations.flatMap(({ id, init }) => (id.type === "Identifier" && holdsTexts(id.name) ? [literal(init)] : []));
  if (tables.length === 0 || tables.some((table) => table?.type !== "ObjectExpression")) throw new Error(`${file}: no \`export const texts = { … }\``);
  return tables.flatMap((table) => table!.properties as Property[]).map(({ start, key }) => {
    const code = String(key.value ?? key.name);
    const docstring = comments.findLast(({ value, end }) => value.startsWith("*") && end < start && source.slice(end, start).trim() === "");
    const { about, sample } = Object.fromEntries(tags(docstring?.value ?? "")) as { about?: string; sample?: string };
    if (!about) throw new Error(`${code}: no docstring says what happened and how to mend it`);
    return { code, about, sample: sampleOf(code, sample) };
  });
}
