import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Member } from "@repo/workspace";
import { errorEntries, holdsTexts } from "./entries.js";
import type { DocumentedError } from "./page.js";

type Texts = Readonly<Record<string, (data: unknown) => string>>;

/** The sources of a package, by their path in it. */
function sources(dir: string): [file: string, text: string][] {
  const files = readdirSync(join(dir, "src"), { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.toSorted().map((file) => [`src/${file}`, readFileSync(join(dir, "src", file), "utf8")]);
}

/** `call: rule broken` on one or two lines; indented lines below quote what was read. */
const wellFormed = (message: string): boolean => /^[^\s:]+(?: [^\s:]+)?: .+(?:\n\S.*)?(?:\n .*)*$/.test(message);

/** Everything wrong with an error's entry, beyond what the types see. */
export const entryProblems = ({ code, from, message, thrownIn }: DocumentedError, folder: string): string[] => [
  ...(code.startsWith(`${folder}/`) ? [] : [`${code}: a code of ${from} starts with "${folder}/"`]),
  ...(wellFormed(message) ? [] : [`${code}: the message is not \`call: rule broken\` on one or two lines: ${message}`]),
  ...(thrownIn.length > 0 ? [] : [`${code}: nothing throws it`]),
];

/** A throw of the code, or an `@throws` of it above what throws it. */
const mentionOf = (code: string): RegExp => new RegExp(`(?:"|@throws\\b[^@]*)${code}(?![\\w-])`);

/** The errors of a package that has an `errors.ts`, with the message for each sample. */
export async function collect({ dir, folder, manifest: { name } }: Member): Promise<DocumentedError[]> {
  const file = join(dir, "src/errors.ts");
  if (!existsSync(file)) return [];
  const tables = Object.entries((await import(file)) as Record<string, Texts>).filter(([name]) => holdsTexts(name));
  const texts: Texts = Object.assign({}, ...tables.map(([, table]) => table));
  const all = sources(dir);
  const errors = errorEntries(file, readFileSync(file, "utf8")).map((entry) => ({
    ...entry,
    from: name,
    message: texts[entry.code]?.(entry.sample) ?? "",
    thrownIn: all.filter(([path, text]) => path !== "src/errors.ts" && mentionOf(entry.code).test(text)).map(([path]) => path),
  }));
  const problems = errors.flatMap((error) => entryProblems(error, folder));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return errors;
}
