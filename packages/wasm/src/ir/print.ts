import type { Buffer } from "./buffer.js";
import type { Expr } from "./expr.js";
import type { IndexMap } from "./index-map.js";
import type { Statement } from "./statement.js";

const name = ({ role, id }: Buffer): string => `${role[0]}${id}`;

const index = ({ base, terms, computed }: IndexMap): string => {
  const parts = [
    ...terms.map(([v, s]) => (s === 1 ? `v${v}` : `${s}*v${v}`)),
    ...computed.map(([e, s]) => (s === 1 ? expr(e) : `${s}*${expr(e)}`)),
    ...(base !== 0 || terms.length + computed.length === 0 ? [String(base)] : []),
  ];
  return parts.join(" + ");
};

const expr = (e: Expr): string => {
  switch (e.op) {
    case "const": return Object.is(e.value, -0) ? "-0" : String(e.value);
    case "position": return `(${index(e.index)})`;
    case "local": return `l${e.local}`;
    case "load": return `${name(e.buffer)}[${index(e.index)}]`;
    case "guard": return `(${e.from} <= ${index(e.index)} < ${e.to} ? ${expr(e.args[0])} : ${expr(e.args[1])})`;
    case "apply": return `${e.name}(${e.args.map(expr).join(", ")})`;
    case "host": case "rescue": return `${e.op}.${e.name}(${e.args.map(expr).join(", ")})`;
    default: return `${e.op}(${e.args.map(expr).join(", ")})`;
  }
};

/**
 * Statements as text, for people and tests.
 *
 * @example
 * printStatements([]) // => ""
 */
export const printStatements = (statements: readonly Statement[], indent = ""): string => statements.map((s) => printed(s, indent)).join("\n");

const printed = (s: Statement, indent: string): string => {
  const within = (list: readonly Statement[]): string => `{\n${printStatements(list, `${indent}  `)}\n${indent}}`;
  switch (s.op) {
    case "store": return `${indent}${name(s.buffer)}[${index(s.index)}] = ${expr(s.value)}`;
    case "set": return `${indent}l${s.local} = ${expr(s.value)}`;
    case "fold": return `${indent}l${s.local} = ${s.whole ? expr(s.value) : `${s.by}(l${s.local}, ${expr(s.value)})`}`;
    case "if": return `${indent}if ${expr(s.test)} ${within(s.yes)}${s.no.length > 0 ? ` else ${within(s.no)}` : ""}`;
    case "while": return `${indent}while ${within(s.head)} ${expr(s.test)} ${within(s.body)}`;
    case "call": return `${indent}${s.name}(${s.args.map(expr).join(", ")})`;
    case "loop": return `${indent}${s.sequential ? "steps" : s.vectors ? `lanes x${s.vectors}` : "for"} ${s.bounds ? `${index(s.bounds[0])} <= ` : ""}v${s.variable} < ${s.bounds ? index(s.bounds[1]) : s.extent} ${within(s.body)}`;
  }
};
