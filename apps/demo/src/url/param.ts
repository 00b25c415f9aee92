/** How a part of the state stands in the address: what is shown where nothing stands there, and how it is read and written. */
export interface Param<T> {
  readonly initial: T;
  /** Undefined where the text is none of its values. */
  readonly read: (text: string) => T | undefined;
  readonly write: (value: T) => string;
}

export const textParam = (initial: string, { maxLength = 500 } = {}): Param<string> => ({
  initial,
  read: (text) => (text.length <= maxLength ? text : undefined),
  write: (value) => value,
});

export const numberParam = (initial: number, [lo, hi]: readonly [number, number] = [-1e15, 1e15]): Param<number> => ({
  initial,
  read: (text) => {
    const value = text.trim() === "" ? NaN : Number(text);
    return value >= lo && value <= hi ? value : undefined;
  },
  write: (value) => String(Number(value.toPrecision(12))),
});

export const integerParam = (initial: number, range: readonly [number, number]): Param<number> => {
  const number = numberParam(initial, range);
  return { ...number, read: (text) => [number.read(text)].find((value) => Number.isInteger(value)) };
};

export const choiceParam = <const T extends string>(choices: readonly T[], initial: NoInfer<T>): Param<T> => ({
  initial,
  read: (text) => choices.find((choice) => choice === text),
  write: (value) => value,
});

/** Some of the whole numbers below a limit, in their order. */
export const subsetParam = (initial: readonly number[], below: number): Param<readonly number[]> => ({
  initial,
  read: (text) => {
    const numbers = text === "" ? [] : text.split(",").map((part) => (/^\d+$/.test(part) ? Number(part) : NaN));
    return numbers.every((number, k) => number < below && number > (numbers[k - 1] ?? -1)) ? numbers : undefined;
  },
  write: (value) => value.join(","),
});

/** Positive numbers by name: `adam:0.1,momentum:0.02`. */
export const ratesParam = (names: readonly string[]): Param<Readonly<Record<string, number>>> => ({
  initial: {},
  read: (text) => {
    const pairs = text.split(",").map((part): [string, number] => [part.split(":")[0]!, Number(part.split(":")[1])]);
    return pairs.every(([name, rate]) => names.includes(name) && rate > 0 && rate < 1e6) ? Object.fromEntries(pairs) : undefined;
  },
  write: (value) => Object.entries(value).map(([name, rate]) => `${name}:${Number(rate.toPrecision(6))}`).join(","),
});

export const flagParam = (initial: boolean): Param<boolean> => ({
  initial,
  read: (text) => ({ 1: true, 0: false })[text],
  write: (value) => (value ? "1" : "0"),
});
