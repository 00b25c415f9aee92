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

/** A package's `errors.ts`, or texts that stand apart from it, to be loaded later than the rest. */
const isTexts = (path: string): boolean => /^src\/(?:\w+-)?errors\.ts$/.test(path);

/** The errors of a package that has an `errors.ts`, with the message for each sample. */
export async function collect({ dir, folder, manifest: { name } }: Member): Promise<DocumentedError[]> {
  if (!existsSync(join(dir, "src/errors.ts"))) return [];
  const all = sources(dir);
  const files = all.filter(([path]) => isTexts(path));
  const modules = await Promise.all(files.map(async ([path]) => import(join(dir, path)) as Promise<Record<string, Texts>>));
  const tables = modules.flatMap(Object.entries<Texts>).filter(([exported]) => holdsTexts(exported));
  const texts: Texts = Object.assign({}, ...tables.map(([, table]) => table));
  const errors = files.flatMap(([path, text]) => errorEntries(path, text)).map((entry) => ({
    ...entry,
    from: name,
    message: texts[entry.code]?.(entry.sample) ?? "",
    thrownIn: all.filter(([path, text]) => !isTexts(path) && mentionOf(entry.code).test(text)).map(([path]) => path),
  }));
  const problems = errors.flatMap((error) => entryProblems(error, folder));
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return errors;
}
