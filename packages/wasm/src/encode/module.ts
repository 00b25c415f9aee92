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
  const types = new Map<string, number>();
  const typeOf = ({ params, results }: Signature): number => {
    const key = `${params.join()}>${results.join()}`;
    const found = types.get(key) ?? types.size;
    types.set(key, found);
    return found;
  };
  const importTypes = imports.map(typeOf);
  const functionTypes = functions.map(typeOf);
  const put = (id: number, items: readonly unknown[], write: (b: Bytes) => void): void => {
    if (items.length === 0) return;
    const part = bytes();
    part.unsigned(items.length);
    write(part);
    out.byte(id);
    out.unsigned(part.length());
    out.all(part.view());
  };
  out.all(magic);
  put(section.type, [...types.keys()], (b) => {
    for (const key of types.keys()) {
      b.byte(0x60);
      for (const list of key.split(">").map((part) => (part === "" ? [] : (part.split(",") as Type[])))) {
        b.unsigned(list.length);
        for (const item of list) b.byte(type[item]);
      }
    }
  });
  put(section.import, imports, (b) => {
    for (const [k, { module, name }] of imports.entries()) {
      b.text(module);
      b.text(name);
      b.byte(kind.function);
      b.unsigned(importTypes[k]!);
    }
  });
  put(section.function, functions, (b) => functionTypes.forEach(b.unsigned));
  put(section.memory, [pages], (b) => {
    b.byte(grows ? 0x00 : 0x01);
    b.unsigned(pages);
    if (!grows) b.unsigned(pages);
  });
  put(section.export, [...Object.keys(exports), "memory"], (b) => {
    b.text("memory");
    b.byte(kind.memory, 0);
    for (const [name, number] of Object.entries(exports)) {
      b.text(name);
      b.byte(kind.function);
      b.unsigned(number);
    }
  });
  put(section.code, functions, (b) => {
    for (const { locals, code } of functions) {
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
    }
  });
  put(section.data, data, (b) => {
    for (const { address, data: content } of data) {
      b.byte(0x00, 0x41);
      b.signed(address | 0);
      b.byte(0x0b);
      b.unsigned(content.length);
      b.all(content);
    }
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
