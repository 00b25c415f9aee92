/** How many letters must be put in, taken out or replaced. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
};

/** The name nearest to a word, where at most two fifths of its letters differ. */
export const nearest = (word: string, names: readonly string[]): string | undefined => {
  if (word.length > 20) return undefined;
  const found = names.map((name) => ({ name, away: distance(word.toLowerCase(), name.toLowerCase()) })).toSorted((a, b) => a.away - b.away)[0];
  return found && found.away <= Math.max(1, Math.floor(word.length * 0.4)) ? found.name : undefined;
};
