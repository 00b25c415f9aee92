import type { Expr } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
import type { Kind } from "../ir/kind.js";

/** A number that equal expressions share. */
export interface Numbering {
  readonly of: (e: Expr) => number;
  /** Equal indices have equal texts. */
  readonly textOf: (index: IndexMap) => string;
}

/** Numbers of expressions and buffers up to here fit side by side into the whole part of a float64, which makes a short key. */
const [many, places, operationsAtMost] = [2 ** 20, 2 ** 31, 2 ** 12] as const;

const kinds: readonly Kind[] = ["f64", "f32", "i32", "i64", "mask"];

/** Numbers expressions by what they compute: from the numbers of their arguments, so that each is looked at once. */
export const numbering = (): Numbering => {
  const known = new Map<Expr, number>();
  const numbers = new Map<number | string, number>();
  const operations = new Map<string, number>();
  const codeOf = (e: Expr): number => {
    const operation = "name" in e ? `${e.op}.${e.name}` : e.op;
    let code = operations.get(operation);
    if (code === undefined) operations.set(operation, (code = operations.size + 1));
    return kinds.length * code + kinds.indexOf(e.kind);
  };
  const textOf = ({ base, terms, computed }: IndexMap): string => {
    let text = String(base);
    for (let k = 0; k < terms.length; k++) text += `,${terms[k]![0]}*${terms[k]![1]}`;
    for (let k = 0; k < computed.length; k++) text += `,#${of(computed[k]![0])}*${computed[k]![1]}`;
    return text;
  };
  const keyOf = (e: Expr): number | string => {
    switch (e.op) {
      case "const": return `${e.kind}=${Object.is(e.value, -0) ? "-0" : e.value}`;
      case "local": return e.local;
      case "position": return `@${textOf(e.index)}`;
      case "load": {
        const { buffer: { id }, index: { base, terms, computed } } = e;
        const isPlain = terms.length === 0 && computed.length === 0 && base >= 0 && base < places && id < many;
        return isPlain ? -1 - (id * places + base) : `${id}[${textOf(e.index)}`;
      }
      default: {
        const { args } = e;
        const code = codeOf(e);
        if (args.length <= 2 && e.op !== "guard") {
          const [first, second] = [of(args[0]!), args.length > 1 ? 1 + of(args[1]!) : 0];
          if (code < operationsAtMost && first < many && second < many) return (code * many + first) * many + second;
        }
        let key = `${code};${e.op === "guard" ? `${textOf(e.index)}:${e.from}:${e.to}` : ""}`;
        for (const arg of args) key += `,${of(arg)}`;
        return key;
      }
    }
  };
  const of = (e: Expr): number => {
    const found = known.get(e);
    if (found !== undefined) return found;
    const key = keyOf(e);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    known.set(e, number);
    return number;
  };
  return { of, textOf };
};
