/** Plain data with typed arrays as JSON text whose numbers read back exactly; those that JSON lacks are strings. */
export const exactText = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (isTyped(part) ? { numbers: Array.from(part, written) } : part));

const isTyped = (value: unknown): value is Float64Array => value instanceof Float64Array || value instanceof Float32Array || value instanceof Int32Array;
const written = (x: number): number | string => (Number.isFinite(x) && !Object.is(x, -0) ? x : Object.is(x, -0) ? "-0" : String(x));
