const tolerance = Symbol("tolerance");

/** What a printed number stands for: a value, and how far from it a result may lie. */
interface Near {
  readonly value: number;
  readonly [tolerance]: number;
}

const rtol = 1e-9;
const atol = 1e-12;
const decimals = (text: string): number => /\.(\d*)/.exec(text)?.[1]?.length ?? 0;
const unitInLastPlace = (text: string): number => 10 ** (Number(/e([+-]?\d+)$/i.exec(text)?.[1] ?? 0) - decimals(text));
const parsed = (text: string): number => Number(text.replaceAll(/[\s_]/g, ""));
const exactly = (value: number): Near => ({ value, [tolerance]: Math.max(atol, rtol * Math.abs(value)) });

/** A printed number: exact to 1e-9, or, where it prints four decimals or more, rounded to them. */
export const near = (text: string): unknown => {
  const exact = exactly(parsed(text));
  return { ...exact, [tolerance]: Math.max(exact[tolerance], decimals(text) >= 4 ? unitInLastPlace(text) / 2 : 0) };
};

/** A printed number whose further decimals are left out. */
export const cut = (text: string): unknown => ({ value: parsed(text), [tolerance]: unitInLastPlace(text) });

const rest = Symbol("…");
/** `[1, ...more]` and `{ a: 1, ...more }` expect any further elements or properties. */
export const more = {
  [rest]: true,
  *[Symbol.iterator]() {
    yield rest;
  },
};

type ArrayLike = unknown[] | Float64Array;
const isArray = (value: unknown): value is ArrayLike => Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
const isNear = (value: unknown): value is Near => typeof value === "object" && value !== null && tolerance in value;
const isObject = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;

export const show = (value: unknown): string => {
  if (isNear(value)) return show(value.value);
  if (value === rest) return "…";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "function") return `function ${value.name}`;
  if (isArray(value)) return `${Array.isArray(value) ? "" : `${value.constructor.name} `}[${Array.from(value as unknown[], show).join(", ")}]`;
  if (value instanceof Error) return String(value);
  if (!isObject(value)) return String(value);
  const entries = Object.entries(value).map(([key, item]) => `${key}: ${show(item)}`);
  return `{ ${[...entries, ...(rest in value ? ["…"] : [])].join(", ")} }`;
};

const close = (actual: unknown, { value, [tolerance]: within }: Near): boolean => {
  if (typeof actual !== "number") return false;
  if (Object.is(value, -0)) return Object.is(actual, -0);
  return Object.is(actual, value) || Math.abs(actual - value) <= within;
};

function arraysMatch(actual: unknown, expected: ArrayLike): boolean {
  if (!isArray(actual) || (!Array.isArray(expected) && actual.constructor.name !== expected.constructor.name)) return false;
  const wanted = Array.from(expected as unknown[]);
  const open = wanted.at(-1) === rest;
  const items = open ? wanted.slice(0, -1) : wanted;
  return (open ? actual.length >= items.length : actual.length === items.length) && items.every((item, i) => matches(actual[i], item));
}

function objectsMatch(actual: unknown, expected: Record<PropertyKey, unknown>): boolean {
  if (!isObject(actual) || isArray(actual)) return false;
  if (expected instanceof Map || expected instanceof Set) {
    return actual.constructor === expected.constructor && matches([...(actual as unknown as Iterable<unknown>)], [...(expected as Iterable<unknown>)]);
  }
  const keys = Object.keys(expected);
  return (rest in expected || Object.keys(actual).length === keys.length) && keys.every((key) => key in actual && matches(actual[key], expected[key]));
}

/** Is `actual` what the text shows? Numbers within their tolerance, arrays (also typed ones) and objects element by element. */
export function matches(actual: unknown, expected: unknown): boolean {
  if (isNear(expected)) return close(actual, expected);
  if (typeof expected === "number") return close(actual, exactly(expected));
  if (isArray(expected)) return arraysMatch(actual, expected);
  if (isObject(expected)) return objectsMatch(actual, expected);
  return Object.is(actual, expected);
}

const fail = (message: string, below: (...args: never) => unknown): never => {
  const error = new Error(message);
  Error.captureStackTrace?.(error, below);
  throw error;
};

/** How many results have been compared so far. */
export const compared = { results: 0 };

/** Compares a result with what the example shows. */
export function check(actual: unknown, expected: unknown, text: string): void {
  compared.results += 1;
  if (!matches(actual, expected)) fail(`the example shows ${text}, but the result is ${show(actual)}`, check);
}

/** Expects `run` to throw an error of that code, or of that name. */
export async function throws(run: () => unknown, code: string): Promise<void> {
  compared.results += 1;
  const thrown = await Promise.resolve()
    .then(run)
    .then(
      (value) => ({ value }),
      (error: unknown) => ({ error: error as Error & { code?: string } }),
    );
  if (!("error" in thrown)) return fail(`the example throws ${code}, but the result is ${show(thrown.value)}`, throws);
  const { error } = thrown;
  if (error.code === code || error.name === code) return;
  fail(`the example throws ${code}, but it was ${error.code ?? error.name}: ${error.message}`, throws);
}

/** The values that an example means by `names`: the first of the `modules` that has it, else the global. */
export function scope(wanted: readonly string[], modules: readonly object[]): Record<string, unknown> {
  const places = [...modules, globalThis] as Record<string, unknown>[];
  const value = (name: string): unknown => places.map((place) => place[name]).find((found) => found !== undefined);
  return Object.fromEntries(wanted.map((name) => [name, value(name)]));
}
