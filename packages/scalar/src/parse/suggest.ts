/**
 * The name nearest to a word, where at most a third of its letters differ, or one of two: what was perhaps meant.
 *
 * @example
 * nearest("lamda", ["a", "lambda"]) // => "lambda"
 */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  if (word.length > 20) return undefined;
  const limit = word.length === 2 ? 1 : Math.floor(word.length / 3);
  const [best] = names
    .map((name) => ({ name, distance: editDistance(word.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  return best?.name;
};

/** How many letters must be inserted, removed, replaced or swapped with their neighbour (Damerau and Levenshtein, optimal string alignment). */
const editDistance = (a: string, b: string): number => {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const [above, row] = [rows[i - 1]!, [i]];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? rows[i - 2]![j - 2]! + 1 : Infinity;
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, replaced, swapped));
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
};
