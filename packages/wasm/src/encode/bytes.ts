/** Bytes that grow at the end: those of a WebAssembly module, in its notation of numbers. */
export interface Bytes {
  readonly length: () => number;
  readonly view: () => Uint8Array;
  /** One byte, or two to four. */
  readonly byte: (first: number, second?: number, third?: number, fourth?: number) => void;
  /** Unsigned and signed LEB128. */
  readonly unsigned: (value: number) => void;
  readonly signed: (value: number | bigint) => void;
  /** A byte and an unsigned number behind it: most instructions. */
  readonly indexed: (code: number, value: number) => void;
  readonly float64: (value: number) => void;
  readonly float32: (value: number) => void;
  readonly all: (bytes: Uint8Array) => void;
  readonly text: (name: string) => void;
}

const utf8 = new TextEncoder();

export const bytes = (): Bytes => {
  let data = new Uint8Array(1024);
  let view = new DataView(data.buffer);
  let length = 0;
  const grow = (count: number): void => {
    const grown = new Uint8Array(Math.max(2 * data.length, length + count));
    grown.set(data);
    data = grown;
    view = new DataView(data.buffer);
  };
  const unsigned = (value: number): void => {
    if (length + 5 > data.length) grow(5);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) data[length++] = (rest % 128) | 128;
    data[length++] = rest;
  };
  const long = (value: bigint): void => {
    for (let rest = value; ; ) {
      const low = Number(rest & 127n);
      rest >>= 7n;
      const done = (rest === 0n && low < 64) || (rest === -1n && low >= 64);
      data[length++] = done ? low : low | 128;
      if (done) return;
    }
  };
  const all = (more: Uint8Array): void => {
    if (length + more.length > data.length) grow(more.length);
    data.set(more, length);
    length += more.length;
  };
  return {
    length: () => length,
    view: () => data.subarray(0, length),
    byte: (first, second, third, fourth) => {
      if (length + 4 > data.length) grow(4);
      data[length++] = first;
      if (second === undefined) return;
      data[length++] = second;
      if (third === undefined) return;
      data[length++] = third;
      if (fourth !== undefined) data[length++] = fourth;
    },
    unsigned,
    signed: (value) => {
      if (length + 10 > data.length) grow(10);
      if (typeof value === "bigint" || Math.abs(value) > 0x7fffffff) return long(BigInt(value));
      let rest = value;
      for (; rest < -64 || rest > 63; rest >>= 7) data[length++] = (rest & 127) | 128;
      data[length++] = rest & 127;
    },
    indexed: (code, value) => {
      if (length + 6 > data.length) grow(6);
      data[length++] = code;
      if (value < 128) data[length++] = value;
      else unsigned(value);
    },
    float64: (value) => {
      if (length + 8 > data.length) grow(8);
      view.setFloat64(length, value, true);
      // Every NaN is the same one, so that equal programs have equal bytes.
      if (Number.isNaN(value)) view.setBigUint64(length, 0x7ff8000000000000n, true);
      length += 8;
    },
    float32: (value) => {
      if (length + 4 > data.length) grow(4);
      view.setFloat32(length, value, true);
      if (Number.isNaN(value)) view.setUint32(length, 0x7fc00000, true);
      length += 4;
    },
    all,
    text: (name) => {
      const encoded = utf8.encode(name);
      unsigned(encoded.length);
      all(encoded);
    },
  };
};
