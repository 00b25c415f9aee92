/** A tensor as the text has it: numbers in row-major order; those of i1 are 0 and 1. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly element: string;
  readonly data: readonly number[];
}

export interface Type {
  readonly shape: readonly number[];
  readonly element: string;
}

export interface Block {
  readonly arguments: readonly string[];
  readonly statements: readonly Statement[];
  readonly returned: readonly string[];
}

export interface Statement {
  readonly results: readonly string[];
  readonly name: string;
  readonly operands: readonly string[];
  readonly attributes: string;
  readonly types: readonly Type[];
  readonly regions: readonly Block[];
}

const typesOf = (text: string): Type[] =>
  [...text.matchAll(/tensor<((?:\d+x)*)(\w+)>/g)].map(([, sizes, element]) => ({ shape: sizes!.split("x").filter(Boolean).map(Number), element: element! }));
const names = (text: string): string[] => text.split(",").map((name) => name.trim()).filter(Boolean);

/** A block of lines up to the one that ends it, read from the front of `lines`. */
const block = (lines: string[], given: readonly string[]): Block => {
  let args = given;
  const statements: Statement[] = [];
  for (;;) {
    const line = lines.shift()!.trim();
    if (line.startsWith("^bb0")) {
      args = [...line.matchAll(/(%\w+):/g)].map(([, name]) => name!);
      continue;
    }
    const end = /^"stablehlo.return"\((.*?)\)|^return ?([^:]*)/.exec(line);
    if (end) return { arguments: args, statements, returned: names(end[1] ?? end[2]!) };
    const [, left, count, name, operands, rest] = /^(%\w+)(?::(\d+))? = "stablehlo\.(\w+)"\(([^)]*)\)(.*)$/.exec(line)!;
    const regions: Block[] = [];
    let tail = rest!;
    while (tail.endsWith("({") || tail.endsWith(", {")) {
      regions.push(block(lines, []));
      tail = lines.shift()!.trim();
    }
    const [, attributes = "", types] = /^(?:\}\))? ?(?:\{(.*)\} )?: ?.* -> (.*)$/.exec(tail)!;
    statements.push({ results: count === undefined ? [left!] : Array.from({ length: Number(count) }, (_, k) => `${left}#${k}`), name: name!, operands: names(operands!), attributes, types: typesOf(types!), regions });
  }
};

/** The function of a module. */
export const parsed = (text: string): Block => {
  const [, head, ...lines] = text.split("\n");
  return block(lines, [...head!.matchAll(/(%\w+):/g)].map(([, name]) => name!));
};

/** The numbers of an attribute: `array<i64: 1, 2>`, `[1, 2]`, `3 : i64`. */
export const numbersOf = (attributes: string, key: string): readonly number[] => {
  const [, found] = new RegExp(`\\b${key} = (?:array<i64:? ?([^>]*)>|\\[([^\\]]*)\\]|(\\d+))`).exec(attributes)!.filter((part, k) => k === 0 || part !== undefined);
  return names(found ?? "").map(Number);
};

/** The numbers of `dense<…>`. */
export const denseOf = (attributes: string, { shape, element }: Type): readonly number[] => {
  const size = shape.reduce((n, k) => n * k, 1);
  const [, inner] = /dense<(.*)> :/.exec(attributes)!;
  if (inner!.startsWith('"0x')) return bytesOf(inner!.slice(3, -1), element, true);
  const items = inner!.replaceAll(/[[\]\s]/g, "").split(",").filter(Boolean).map((item) => (item.startsWith("0x") ? bytesOf(item.slice(2), element, false)[0]! : Number(item)));
  return items.length === 1 ? Array.from({ length: size }, () => items[0]!) : items;
};

const bytesOf = (hex: string, element: string, little: boolean): number[] => {
  const view = new DataView(Uint8Array.from(hex.match(/../g)!.map((pair) => parseInt(pair, 16))).buffer);
  const width = element === "f64" ? 8 : 4;
  return Array.from({ length: view.byteLength / width }, (_, k) => (element === "f64" ? view.getFloat64(k * 8, little) : element === "f32" ? view.getFloat32(k * 4, little) : view.getInt32(k * 4, little)));
};
