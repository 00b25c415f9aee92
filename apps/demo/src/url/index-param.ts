import { textParam, type Param } from "./param.js";

/** An index of a tensor, as it is counted in formulas: from 1, with dots between, "1.2.3". */
export const indexParam = (initial: readonly number[]): Param<string> => {
  const text = textParam(indexText(initial));
  return { ...text, read: (value) => (/^[1-9](\.[1-9])*$/.test(value) ? value : undefined) };
};

export const indexText = (index: readonly number[]): string => index.map((k) => k + 1).join(".");

/** The index of a text within a shape: what is too large is the last, what is missing the first. */
export const indexWithin = (text: string, shape: readonly number[]): readonly number[] => {
  const parts = text.split(".").map((part) => Number(part) - 1);
  return shape.map((length, k) => Math.min(length - 1, parts[k] ?? 0));
};
