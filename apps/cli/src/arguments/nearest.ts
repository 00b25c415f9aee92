/** How many letters must be inserted, removed, replaced or swapped, where it is at most `limit`; Infinity where it is more. */
const away = (a: string, b: string, limit: number): number => {
  if (a === b) return 0;
  if (limit === 0) return Infinity;
  if (a[0] !== undefined && a[0] === b[0]) return away(a.slice(1), b.slice(1), limit);
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] ? [away(a.slice(2), b.slice(2), limit - 1)] : [];
  return 1 + Math.min(away(a.slice(1), b, limit - 1), away(a, b.slice(1), limit - 1), away(a.slice(1), b.slice(1), limit - 1), ...swapped);
};

/** The name that was perhaps meant: one that the word begins, or the nearest of those within a third of its letters. */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  const limit = word.length < 3 ? word.length - 1 : Math.min(3, Math.floor(word.length / 3));
  const found = names.map((name) => ({ name, distance: away(word.toLowerCase(), name.toLowerCase(), limit) })).toSorted((a, b) => a.distance - b.distance)[0];
  if (found && found.distance <= limit) return found.name;
  return word.length > 1 ? names.find((name) => name.startsWith(word) || word.startsWith(name)) : undefined;
};
