/** Bytes that grow at the end: those of a WebAssembly module, in its notation of numbers. */
export interface Bytes {
  readonly length: () => number;
  readonly view: () => Uint8Array;
  readonly byte: (...values: readonly number[]) => void;
  /** Unsigned and signed LEB128. */
  readonly unsigned: (value: number) => void;
  readonly signed: (value: number | bigint) => void;
  readonly float64: (value: number) => void;
  readonly float32: (value: number) => void;
  readonly all: (bytes: Uint8Array) => void;
  readonly text: (name: string) => void;
}

const utf8 = new TextEncoder();

export const bytes = (): Bytes => {
  let data = new Uint8Array(256);
  let view = new DataView(data.buffer);
  let length = 0;
  const room = (count: number): void => {
    if (length + count <= data.length) return;
    const grown = new Uint8Array(Math.max(2 * data.length, length + count));
    grown.set(data);
    data = grown;
    view = new DataView(data.buffer);
  };
  const unsigned = (value: number): void => {
    room(5);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) data[length++] = (rest % 128) | 128;
    data[length++] = rest;
  };
  const all = (more: Uint8Array): void => {
    room(more.length);
    data.set(more, length);
    length += more.length;
  };
  return {
    length: () => length,
    view: () => data.subarray(0, length),
    byte: (...values) => {
      room(values.length);
      for (const value of values) data[length++] = value;
    },
    unsigned,
    signed: (value) => {
      room(10);
      let rest = BigInt(value);
      if (rest >= -64n && rest < 64n) {
        data[length++] = Number(rest) & 127;
        return;
      }
      for (;;) {
        const low = Number(rest & 127n);
        rest >>= 7n;
        const done = (rest === 0n && low < 64) || (rest === -1n && low >= 64);
        data[length++] = done ? low : low | 128;
        if (done) return;
      }
    },
    float64: (value) => {
      room(8);
      view.setFloat64(length, value, true);
      // Every NaN is the same one, so that equal programs have equal bytes.
      if (Number.isNaN(value)) view.setBigUint64(length, 0x7ff8000000000000n, true);
      length += 8;
    },
    float32: (value) => {
      room(4);
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
