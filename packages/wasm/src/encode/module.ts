import { bytes, type Bytes } from "./bytes.js";
import { type, type Type } from "./instructions.js";

export interface Signature {
  readonly params: readonly Type[];
  readonly results: readonly Type[];
}

export interface Import extends Signature {
  readonly module: string;
  readonly name: string;
}

/** A function: its locals behind the parameters, and its instructions with the last `end`. */
export interface FunctionBody extends Signature {
  readonly locals: readonly Type[];
  readonly code: Uint8Array;
}

export interface Segment {
  readonly address: number;
  readonly data: Uint8Array;
}

export interface ModuleParts {
  readonly imports: readonly Import[];
  readonly functions: readonly FunctionBody[];
  /** Which functions a host may call, by name: numbers that count imports first. */
  readonly exports: Readonly<Record<string, number>>;
  /** Pages of 64 KiB. */
  readonly pages: number;
  /** Whether a host may add pages. */
  readonly grows?: boolean;
  readonly data: readonly Segment[];
}

const magic = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
const section = { type: 1, import: 2, function: 3, memory: 5, export: 7, code: 10, data: 11 } as const;
const kind = { function: 0, memory: 2 } as const;

/** The bytes of a module. Equal parts give equal bytes. */
export const encodeModule = ({ imports, functions, exports, pages, grows = false, data }: ModuleParts): Uint8Array<ArrayBuffer> => {
  const out = bytes();
  const types = new Map<string, Signature>();
  const keyOf = ({ params, results }: Signature): string => `${params.join()}>${results.join()}`;
  for (const signature of [...imports, ...functions]) types.set(keyOf(signature), signature);
  const numbers = [...types.keys()];
  const typeOf = (signature: Signature): number => numbers.indexOf(keyOf(signature));
  /** A section is a list of items, behind its number and its length. */
  const put = <T>(id: number, items: readonly T[], write: (b: Bytes, item: T) => void): void => {
    if (items.length === 0) return;
    const part = bytes();
    part.unsigned(items.length);
    for (const item of items) write(part, item);
    out.indexed(id, part.length());
    out.all(part.view());
  };
  out.all(magic);
  put(section.type, [...types.values()], (b, { params, results }) => {
    b.byte(0x60);
    for (const list of [params, results]) {
      b.unsigned(list.length);
      for (const item of list) b.byte(type[item]);
    }
  });
  put(section.import, imports, (b, given) => {
    b.text(given.module);
    b.text(given.name);
    b.indexed(kind.function, typeOf(given));
  });
  put(section.function, functions, (b, body) => b.unsigned(typeOf(body)));
  put(section.memory, [pages], (b) => {
    b.indexed(grows ? 0x00 : 0x01, pages);
    if (!grows) b.unsigned(pages);
  });
  put(section.export, [["memory", kind.memory, 0] as const, ...Object.entries(exports).map(([name, number]) => [name, kind.function, number] as const)], (b, [name, of, number]) => {
    b.text(name);
    b.indexed(of, number);
  });
  put(section.code, functions, (b, { locals, code }) => {
    const runs = runsOf(locals);
    const body = bytes();
    body.unsigned(runs.length);
    for (const [count, of] of runs) {
      body.unsigned(count);
      body.byte(type[of]);
    }
    body.all(code);
    b.unsigned(body.length());
    b.all(body.view());
  });
  put(section.data, data, (b, { address, data: content }) => {
    b.byte(0x00, 0x41);
    b.signed(address | 0);
    b.indexed(0x0b, content.length);
    b.all(content);
  });
  return out.view().slice();
};

/** Neighbours of one type, counted. */
const runsOf = (locals: readonly Type[]): (readonly [count: number, of: Type])[] => {
  const runs: [number, Type][] = [];
  for (const of of locals) {
    const last = runs.at(-1);
    if (last?.[1] === of) last[0]++;
    else runs.push([1, of]);
  }
  return runs;
};
