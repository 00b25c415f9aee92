import { type Node, children, parse } from "./ast.js";

interface Edit {
  readonly node: Node;
  readonly text: string;
}

const isNumber = ({ type, value }: Node): boolean => type === "Literal" && typeof value === "number";

const typedArray = ({ type, computed, object }: Node): boolean =>
  type === "MemberExpression" && computed === true && /^(?:Float|Int|Uint)\d+Array$/.test(String((object as Node).name));

/** The literal numbers that stand as values themselves, not inside an expression, and the typed arrays. */
function edits(node: Node, source: string): Edit[] {
  const text = source.slice(node.start, node.end);
  if (isNumber(node) || (node.type === "UnaryExpression" && isNumber(node.argument as Node))) return [{ node, text: `$near("${text}")` }];
  if (typedArray(node)) return [{ node, text: `${text.replace(/\s*\[/, ".of(").slice(0, -1)})` }];
  const inner = ["ArrayExpression", "ObjectExpression"].includes(node.type) ? children(node) : [];
  const values = node.type === "Property" ? [node.value as Node] : inner;
  return values.flatMap((value) => edits(value, source));
}

/** A string, which stays as it is · the digits of a number cut off · an ellipsis at the end of a list. */
const ellipsis = /("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`)|(-?\d+\.\d+)(?:…|\.\.\.)|(?:…|\.\.\.)(?=\s*[\]}])/g;

/**
 * The text after `// =>` as code. Literal numbers become `$near("…")`, `0.333…` is a number cut off, an ellipsis among elements or
 * properties stands for any more of them, `Float64Array [1, 2]` is that array, and all else is an expression as written.
 */
export function expectedCode(text: string): string {
  const source = `(${text.replaceAll(ellipsis, (_, string?: string, digits?: string) => string ?? (digits ? `$cut("${digits}")` : "...$more"))})`;
  const [statement] = parse(source).body;
  const { expression } = statement as Node;
  const inside = (expression as Node).type === "ParenthesizedExpression" ? (expression as Node).expression : expression;
  return edits(inside as Node, source)
    .toSorted((a, b) => b.node.start - a.node.start)
    .reduce((code, { node, text: to }) => code.slice(0, node.start) + to + code.slice(node.end), source);
}
