import type { Expr } from "../ir/expr.js";
import type { IndexMap } from "../ir/index-map.js";
import type { Kind } from "../ir/kind.js";

/** Numbers of what is equal. */
export interface Numbering {
  readonly of: (e: Expr) => number;
  /** Of an index without its base. */
  readonly termsOf: (index: IndexMap) => number;
}

/** Numbers of expressions and buffers up to here fit side by side into the whole part of a float64, which makes a short key; so do those of places, half of which are fixed. */
const [many, places, operationsAtMost] = [2 ** 20, 2 ** 31, 2 ** 12] as const;

const kinds: readonly Kind[] = ["f64", "f32", "i32", "i64", "mask"];

/** Numbers expressions by what they compute: from the numbers of their arguments, so that each is looked at once. */
export const numbering = (): Numbering => {
  const known = new Map<Expr, number>();
  const numbers = new Map<number | string, number>();
  const operations = new Map<string, number>();
  const knownTerms = new Map<IndexMap["terms"], number>();
  const [terms, indices] = [new Map<string, number>(), new Map<number | string, number>()];
  // From 1 on, so that no short key is one of a local.
  const codeOf = (e: Expr): number => 1 + kinds.length * numberIn(operations, "name" in e ? `${e.op}.${e.name}` : e.op) + kinds.indexOf(e.kind);
  const termsOf = ({ terms: own, computed }: IndexMap): number => {
    if (computed.length === 0 && own.length === 0) return 0;
    const found = computed.length === 0 ? knownTerms.get(own) : undefined;
    if (found !== undefined) return found;
    let text = "";
    for (let k = 0; k < own.length; k++) text += `${own[k]![0]}*${own[k]![1]},`;
    for (let k = 0; k < computed.length; k++) text += `#${of(computed[k]![0])}*${computed[k]![1]},`;
    const number = 1 + numberIn(terms, text);
    if (computed.length === 0) knownTerms.set(own, number);
    return number;
  };
  const placeOf = (index: IndexMap): number => {
    const { base } = index;
    const number = termsOf(index);
    if (number === 0 && base >= 0 && base < places / 2) return 2 * base;
    return 2 * numberIn(indices, Math.abs(base) < places ? 2 * places * number + base : `${number}+${base}`) + 1;
  };
  const keyOf = (e: Expr): number | string => {
    switch (e.op) {
      case "const": return `${e.kind}=${Object.is(e.value, -0) ? "-0" : e.value}`;
      case "local": return e.local;
      case "position": return `@${placeOf(e.index)}`;
      case "load": {
        const { id } = e.buffer;
        const place = placeOf(e.index);
        return id < many && place < places ? -1 - (id * places + place) : `${id}[${place}`;
      }
      default: {
        const { args } = e;
        const code = codeOf(e);
        if (args.length <= 2 && e.op !== "guard") {
          const first = of(args[0]!);
          const second = args.length > 1 ? 1 + of(args[1]!) : 0;
          if (code < operationsAtMost && first < many && second < many) return (code * many + first) * many + second;
        }
        let key = `${code};${e.op === "guard" ? `${placeOf(e.index)}:${e.from}:${e.to}` : ""}`;
        for (const arg of args) key += `,${of(arg)}`;
        return key;
      }
    }
  };
  const of = (e: Expr): number => {
    let number = known.get(e);
    if (number === undefined) known.set(e, (number = numberIn(numbers, keyOf(e))));
    return number;
  };
  return { of, termsOf };
};

/** The number of a key, the next one if it is new. */
const numberIn = <K>(numbers: Map<K, number>, key: K): number => {
  let number = numbers.get(key);
  if (number === undefined) numbers.set(key, (number = numbers.size));
  return number;
};
