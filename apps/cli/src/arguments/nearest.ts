import { nearest as nearestOf } from "@gradkit/scalar";

/** The name that was perhaps meant: the nearest one, or one that begins as the word does. */
export const nearest = (word: string, names: readonly string[]): string | undefined =>
  nearestOf(word, names) ?? (word.length > 1 ? names.find((name) => name.length > 1 && (name.startsWith(word) || word.startsWith(name))) : undefined);
