import { NDArray, toNested } from "@gradkit/shapes";

/**
 * A result as one JSON document, a line a key, with the version of its schema. JSON has no Infinity and no NaN: null stands for them, and `warnings` says where.
 */
export const json = (schema: string, value: Readonly<Record<string, unknown>>): string => {
  const warnings: string[] = [];
  const plain = plainOf(value, "", warnings) as Record<string, unknown>;
  const own = Array.isArray(plain.warnings) ? (plain.warnings as unknown[]) : [];
  const all = [...own, ...warnings];
  const entries = Object.entries({ schema: `gradkit/${schema}@1`, ...plain, ...(all.length > 0 && { warnings: all }) }).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `  ${JSON.stringify(key)}: ${JSON.stringify(item)}`).join(",\n")}\n}\n`;
};

const plainOf = (value: unknown, path: string, warnings: string[]): unknown => {
  if (typeof value === "number" && !Number.isFinite(value)) {
    warnings.push(`${path} is ${value}`);
    return null;
  }
  if (value instanceof NDArray) return plainOf(toNested(value), path, warnings);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return plainOf(Array.from(value as Float64Array), path, warnings);
  // Long columns are of numbers alone.
  if (Array.isArray(value) && value.every((item) => Number.isFinite(item))) return value;
  if (Array.isArray(value)) return value.map((item, k) => plainOf(item, `${path}[${k}]`, warnings));
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? String(value) : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainOf(item, path === "" ? key : `${path}.${key}`, warnings)]));
};
