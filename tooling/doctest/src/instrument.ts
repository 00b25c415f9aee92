import { type Comment, type Node, names, parse } from "./ast.js";
import { expectedCode } from "./expected.js";

/** Replace `code[start, end)` by `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Instrumented {
  /** Import statements as statements that may stand inside a function. */
  readonly imports: readonly Edit[];
  /** Statements as comparisons with what they show. */
  readonly checks: readonly Edit[];
  /** Identifiers that the code uses and does not import. */
  readonly free: readonly string[];
  /** How many results it shows. */
  readonly shown: number;
}

/** What a comment says of the statement before it: a value, or the code of an error. */
interface Shown {
  readonly comment: Comment;
  readonly text: string;
  readonly expected: string;
  readonly throws: boolean;
}

const value = /^\s*=>\s*(\S.*)$/s;
const thrown = /^\s*(?:=>\s*)?throws\s+(\S+)\s*$/;
const runtime = ["$check", "$throws", "$near", "$cut", "$more"];

/** A value may go on over the next comment lines, until it parses. */
function shownBy(comments: readonly Comment[], at: number, code: string): Shown | undefined {
  const comment = comments[at] as Comment;
  const error = thrown.exec(comment.value)?.[1];
  if (error !== undefined) return { comment, text: error, expected: JSON.stringify(error), throws: true };
  const text = value.exec(comment.value)?.[1]?.trim();
  if (text === undefined) return undefined;
  try {
    return { comment, text, expected: expectedCode(text), throws: false };
  } catch (problem) {
    const next = comments[at + 1];
    const goesOn = next && !/\S/.test(code.slice(comment.end, next.start));
    if (!goesOn) throw new Error(`\`// => ${text}\` ${(problem as Error).message}`, { cause: problem });
    return shownBy(comments.with(at + 1, { ...next, start: comment.start, value: `${comment.value}\n${next.value}` }), at + 1, code);
  }
}

/** `a as b` of an import as `"a": b` of a destructuring. */
function binding({ type, local, imported }: Node): string {
  const name = type === "ImportDefaultSpecifier" ? "default" : ((imported as Node).name ?? (imported as Node).value);
  return `${JSON.stringify(name)}: ${String((local as Node).name)}`;
}

/** `import { a as b } from "x"` as a statement that may stand inside a function. */
function importEdit({ start, end, importKind, source, specifiers }: Node, resolve: (specifier: string) => string): Edit {
  if (importKind === "type") return { start, end, text: "" };
  const values = (specifiers as Node[]).filter((specifier) => specifier.importKind !== "type");
  const star = values.find(({ type }) => type === "ImportNamespaceSpecifier");
  const target = star ? String((star.local as Node).name) : `{ ${values.map(binding).join(", ")} }`;
  return { start, end, text: `const ${target} = await import(${JSON.stringify(resolve(String((source as Node).value)))});` };
}

/** Turns the statement into a comparison. */
function checkEdit(statement: Node, { text, expected, throws }: Shown, code: string): Edit {
  const declared = statement.type === "VariableDeclaration" && !throws ? ((statement.declarations as Node[]).at(-1)?.id as Node) : undefined;
  if (declared?.type === "Identifier") {
    return { start: statement.end, end: statement.end, text: `;$check(${String(declared.name)}, ${expected}, ${JSON.stringify(text)});` };
  }
  if (statement.type !== "ExpressionStatement") throw new Error(`\`// => ${text}\` follows no expression`);
  const { start, end } = statement.expression as Node;
  const expression = code.slice(start, end);
  const check = throws ? `await $throws(async () => (${expression}), ${expected});` : `$check((${expression}), ${expected}, ${JSON.stringify(text)});`;
  return { start, end, text: check };
}

/** A result ends its statement, also where the next line begins with a bracket: the space before `// =>` is read as a semicolon. */
const ended = (code: string): string => code.replaceAll(/([^;\s])[ \t](?=[ \t]*\/\/\s*(?:=>|throws\s+\S+\s*$))/gm, "$1;");

/** What to change in an example so that it checks the results that its comments show, by `$check`, `$throws`, `$near`, `$cut` and `$more`. */
export function instrument(code: string, resolve: (specifier: string) => string = (specifier) => specifier): Instrumented {
  const { body, comments } = parse(ended(code));
  const shown = comments.flatMap((_, at) => shownBy(comments, at, code) ?? []);
  const checks = shown.map((result) => {
    const statement = body.findLast(({ start }) => start < result.comment.start);
    if (!statement || statement.end > result.comment.start) throw new Error(`\`// => ${result.text}\` stands inside a statement, or after none`);
    return checkEdit(statement, result, code);
  });
  const imports = body.filter(({ type }) => type === "ImportDeclaration");
  const imported = imports.flatMap(({ specifiers }) => (specifiers as Node[]).map(({ local }) => String((local as Node).name)));
  const used = [...body.filter((node) => !imports.includes(node)), ...shown.flatMap(({ expected }) => parse(`(${expected})`).body)].flatMap(names);
  const free = new Set(used.filter((name) => ![...imported, ...runtime].includes(name)));
  return { imports: imports.map((node) => importEdit(node, resolve)), checks, free: [...free].toSorted(), shown: shown.length };
}

/** `code` with the edits made. */
export const edited = (code: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: replacement }) => text.slice(0, start) + replacement + text.slice(end), code);
