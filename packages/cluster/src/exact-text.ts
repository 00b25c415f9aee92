import { GradkitError, isGradkitError } from "@gradkit/shapes";

const arrays = { float64: Float64Array, float32: Float32Array, int32: Int32Array } as const;
type Dtype = keyof typeof arrays;

/**
 * Plain data as JSON text that reads back to the same bits: typed arrays as base64 of their bytes, numbers that JSON lacks by name, errors with their code. A key that begins with $
 * gets one more, so that nothing is taken for what it is not.
 */
export const toExactText = (value: unknown): string => JSON.stringify(written(value));

/** What {@link toExactText} wrote; throws where it did not. */
export const fromExactText = (text: string): unknown => read(JSON.parse(text));

const written = (value: unknown): unknown => {
  if (typeof value === "number") return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: Object.is(value, -0) ? "-0" : String(value) };
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(written);
  if (value instanceof Float64Array) return { $float64: base64(value) };
  if (value instanceof Float32Array) return { $float32: base64(value) };
  if (value instanceof Int32Array) return { $int32: base64(value) };
  if (value instanceof Error) return { $error: { message: value.message, ...(isGradkitError(value) ? { code: value.code, data: written(value.data) } : {}) } };
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.startsWith("$") ? `$${key}` : key, written(item)]));
};

const read = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(read);
  const { $number, $float64, $float32, $int32, $error } = value as Readonly<Record<string, unknown>>;
  if (typeof $number === "string") return Number($number);
  if (typeof $float64 === "string") return numbers("float64", $float64);
  if (typeof $float32 === "string") return numbers("float32", $float32);
  if (typeof $int32 === "string") return numbers("int32", $int32);
  if (typeof $error === "object" && $error !== null) return revived($error as { message: string; code?: string; data?: unknown });
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key.startsWith("$$") ? key.slice(1) : key, read(item)]));
};

const base64 = ({ buffer, byteOffset, byteLength }: Float64Array | Float32Array | Int32Array): string => Buffer.from(buffer, byteOffset, byteLength).toString("base64");

const numbers = (dtype: Dtype, text: string): Float64Array | Float32Array | Int32Array => {
  const bytes = Buffer.from(text, "base64");
  // A copy, since a Buffer may stand anywhere in the memory that it shares, and numbers must not.
  return new arrays[dtype](Uint8Array.from(bytes).buffer);
};

const revived = ({ message, code, data }: { readonly message: string; readonly code?: string; readonly data?: unknown }): Error => (code === undefined ? new Error(message) : new GradkitError(code, read(data), message));
