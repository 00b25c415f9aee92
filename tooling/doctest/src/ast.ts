import { parseSync } from "vite";

/** As much of an ESTree node as is asked for here. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface Comment {
  readonly type: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The statements and the comments of TypeScript code; an error with its place where it does not parse. */
export function parse(code: string): { body: readonly Node[]; comments: readonly Comment[] } {
  const { program, comments, errors } = parseSync("example.ts", code);
  const [first] = errors;
  if (first) throw new Error(`does not parse: ${first.message}\n${first.codeframe ?? ""}`);
  return { body: program.body as unknown as readonly Node[], comments };
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

export const children = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

/** The names that code may mean by its identifiers: all but those of properties and of types. */
export function names(node: Node): string[] {
  if (node.type.startsWith("TS")) return isNode(node.expression) ? names(node.expression) : [];
  if (node.type === "Identifier") return [String(node.name)];
  const property = !node.computed && node.type === "MemberExpression" && node.property;
  const key = !node.computed && node.type === "Property" && !node.shorthand && node.key;
  const hidden = property || key;
  return children(node).flatMap((child) => (child === hidden ? [] : names(child)));
}
